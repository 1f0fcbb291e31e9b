import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files that read settings: members of a Zod schema, or members of the environment. */
const READERS = [
  'server/env.ts',
  'inngest/engine/settings.ts',
  'scripts/start/settings.ts',
  'scripts/start/main.ts',
  'scripts/lib/data-dir.ts',
];
/** Set for every program, or by CloudLens for libraries; nobody else sets them. */
const NOT_SETTINGS = /^(NODE_ENV|NODE_OPTIONS|NEXT_.*|CLERK_TELEMETRY_DISABLED|AWS_SDK_JS_.*)$/;

/** Settings that the code reads and `.env.example` does not tell. */
export function settingsComplaints(root: string): string[] {
  const told = namesToldIn(readFileSync(join(root, '.env.example'), 'utf8'));
  return READERS.flatMap((file) =>
    namesReadIn(readFileSync(join(root, file), 'utf8'))
      .filter((name) => !told.has(name))
      .map((name) => `${file} reads ${name}, of which .env.example does not tell.`),
  );
}

/** Names in `NAME: z…` and `env.NAME`. */
export function namesReadIn(source: string): string[] {
  const names = [...source.matchAll(/^\s+([A-Z][A-Z0-9_]+): (?:z\b|flag|seconds|milliseconds)|\benv\.([A-Z][A-Z0-9_]+)/gm)].map(
    ([, member, read]) => member ?? read ?? '',
  );
  return [...new Set(names)].filter((name) => !NOT_SETTINGS.test(name));
}

/** Names at the beginning of a line, `NAME=`, commented out or not. */
export function namesToldIn(example: string): Set<string> {
  return new Set([...example.matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(([, name = '']) => name));
}
