import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Door {
  pattern: RegExp;
  why: string;
}

/** Parts of Next.js that CloudLens does without: each was the way in for a published attack, or would share tenants' data. */
const doors: readonly Door[] = [
  { pattern: /from 'next\/og'|\bImageResponse\b/, why: 'next/og ran foreign code: draw pictures as SVG in the page' },
  { pattern: /^\s*['"]use cache/m, why: "'use cache' may show one organization's data to another: read through withOrg each time" },
  {
    pattern: /\bunstable_cache\b|\bcacheLife\b|\bcacheTag\b/,
    why: 'the data cache knows no organizations: read through withOrg each time',
  },
  {
    pattern: /export const (revalidate|dynamic) = (\d+|'force-static'|'error')/,
    why: 'a page kept for later cannot carry a nonce, and would serve everybody the same',
  },
  { pattern: /\bgenerateStaticParams\b/, why: 'a page made at build time cannot carry a nonce' },
  { pattern: /\beval\(|new Function\(|from 'node:vm'/, why: 'nothing that comes in is ever run as code' },
];

const configDoors: readonly Door[] = [
  { pattern: /cacheComponents|useCache|dynamicIO/, why: "'use cache' may show one organization's data to another" },
  { pattern: /\brewrites\b/, why: 'rewrites to other hosts were a way to reach inner networks' },
  { pattern: /remotePatterns|domains:/, why: 'the image optimizer stays off' },
  { pattern: /allowedOrigins/, why: 'server actions are for our own pages alone' },
];

/** What opens one of these doors, or no longer keeps it shut. */
export function shutDoorComplaints(root: string): string[] {
  const config = readFileSync(join(root, 'next.config.ts'), 'utf8');
  return [
    ...['app', 'components', 'server'].flatMap((folder) =>
      sources(join(root, folder)).flatMap((file) => complaintsOf(file.slice(root.length + 1), readFileSync(file, 'utf8'), doors)),
    ),
    ...complaintsOf('next.config.ts', config, configDoors),
    ...(/images: \{ unoptimized: true \}/.test(config)
      ? []
      : ['next.config.ts no longer says images: { unoptimized: true }: the image optimizer stays off.']),
    ...(/productionBrowserSourceMaps: false/.test(config) ? [] : ['next.config.ts no longer says productionBrowserSourceMaps: false.']),
  ];
}

export const complaintsOf = (file: string, text: string, list: readonly Door[] = doors): string[] =>
  list.filter(({ pattern }) => pattern.test(text)).map(({ pattern, why }) => `${file} uses ${pattern.exec(text)?.[0].trim()}: ${why}.`);

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|tsx)$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => join(folder, file));
