import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Every id that a check has ever had, one a line. Findings, settings and other people's scripts hold them: none may vanish. */
export const idsPath = fileURLToPath(new URL('../../server/checks/ids.txt', import.meta.url));

export const knownIds = (): string[] => (existsSync(idsPath) ? readFileSync(idsPath, 'utf8').split('\n').filter(Boolean) : []);

/** The text of the list with today's ids added. Nothing is ever taken away. */
export const idsText = (known: readonly string[], today: readonly string[]): string =>
  `${[...new Set([...known, ...today])].sort().join('\n')}\n`;
