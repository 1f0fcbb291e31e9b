import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivateFile } from '../lib/private-file';

/**
 * The day that the sample accounts' dates are counted back from: that of the installation's first start, so that a later scan of
 * an unchanged account finds nothing changed. As YYYY-MM-DD.
 */
export function sampleAnchor(dataDir: string, today: Date): string {
  const file = join(dataDir, 'sample-anchor');
  if (!existsSync(file)) writePrivateFile(file, `${today.toISOString().slice(0, 10)}\n`);
  return readFileSync(file, 'utf8').trim();
}
