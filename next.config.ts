import type { NextConfig } from 'next';

/** Loaded from node_modules while developing, because bundling them makes the first request wait; for production they are bundled. */
const awsClients = [
  '@aws-sdk/client-account',
  '@aws-sdk/client-cloudformation',
  '@aws-sdk/client-cloudtrail',
  '@aws-sdk/client-config-service',
  '@aws-sdk/client-ec2',
  '@aws-sdk/client-iam',
  '@aws-sdk/client-kms',
  '@aws-sdk/client-lambda',
  '@aws-sdk/client-rds',
  '@aws-sdk/client-s3-control',
  '@aws-sdk/client-sts',
];

const config: NextConfig = {
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  reactStrictMode: true,
  // The optimizer has been the way in for several remote attacks, and we show no photographs.
  images: { unoptimized: true },
  serverExternalPackages: process.env.NODE_ENV === 'development' ? awsClients : [],
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
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
