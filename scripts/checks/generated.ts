import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from '@/server/checks/types';
import { checksListPath, checksListText } from './generate-docs';
import { idsPath, idsText, knownIds } from './generate-ids';
import { checkPages, pagesFolder, writePages } from './generate-pages';
import { checkIds, checksFolder, registryText } from './generate-registry';

const again = 'Run npm run checks:registry and commit what it writes.';

/** What is generated from the checks and is not as it would be now; empty: nothing. */
export async function generatedComplaints(): Promise<string[]> {
  const ids = checkIds();
  if (readFileSync(join(checksFolder, 'registry.ts'), 'utf8') !== registryText(ids))
    return [`server/checks/registry.ts is out of date. ${again}`];
  const { checks } = await import('@/server/checks/registry');
  const expected = new Map([
    [checksListPath, checksListText(checks)],
    [idsPath, idsText(knownIds(), ids)],
    ...[...checkPages(checks)].map(([file, text]) => [join(pagesFolder, file), text] as const),
  ]);
  return [...expected].flatMap(([path, text]) =>
    existsSync(path) && readFileSync(path, 'utf8') === text ? [] : [`${path} is out of date. ${again}`],
  );
}

/** Writes all that is generated from the checks but the registry. */
export function writeGenerated(checks: readonly Check[]): void {
  writeFileSync(checksListPath, checksListText(checks));
  writePages(checks);
  writeFileSync(idsPath, idsText(knownIds(), checkIds()));
}
