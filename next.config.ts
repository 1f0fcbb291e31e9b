import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NextConfig } from 'next';

const { dependencies } = JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8')) as { dependencies: object };

/** Loaded from node_modules when a collector first runs: bundling some forty SDK clients would make every build wait for minutes. */
const awsClients = Object.keys(dependencies).filter(
  (name) => name.startsWith('@aws-sdk/client-') || name === '@aws-sdk/credential-providers',
);

const config: NextConfig = {
  // A folder that runs by itself, for the container image (deploy/image); `npm start` serves from the repository.
  output: process.env.CLOUDLENS_STANDALONE === '1' ? 'standalone' : undefined,
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  reactStrictMode: true,
  // The optimizer has been the way in for several remote attacks, and we show no photographs.
  images: { unoptimized: true },
  // pdfmake reads its fonts from beside itself.
  serverExternalPackages: [...awsClients, 'pdfmake'],
  // `npm run verify` checks types, tests and scripts included; whoever starts the product need not wait for it.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // Both cost the first start more than they ever give back: half of the build.
    turbopackFileSystemCacheForBuild: false,
    serverMinification: false,
    serverActions: { bodySizeLimit: '1mb' },
  },
  headers: async () => [
    {
      source: '/_next/static/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
      ],
    },
  ],
};

export default config;
