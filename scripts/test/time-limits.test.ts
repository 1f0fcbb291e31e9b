import { expect, it } from 'vitest';
import { testFiles, testFilesIn } from './own-process';

const ownLimits = [
  /\bvi\.setConfig\(/,
  // it('…', async () => { … }, 5_000)
  /^\s*\},\s*\d[\d_]*,?\s*\);/m,
  // it('…', { timeout: 5_000 }, …)
  /\b(describe|it|test)\b[^\n]*, \{ timeout:/,
];
/** A real server of Inngest waits for minutes between tries; and here they are described. */
const excepted = ['inngest/engine/conformance/server.test.ts', 'scripts/test/time-limits.test.ts'];
const files = [...testFiles, ...testFilesIn(['e2e'])].filter(({ path }) => !excepted.includes(path));
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

it('no test says for itself how long it may take: slow machines are not wrong', () => {
  const offenders = files.filter(({ text }) => ownLimits.some((limit) => limit.test(text)));
  expect(offenders.map(({ path }) => path)).toEqual([]);
});

it('none gives up after the second that vi.waitFor has by itself', () => {
  const hasty = files.filter(({ text }) => count(text, /\bvi\.(waitFor|waitUntil)\(/g) > count(text, /\bpatience\b(?! \})/g));
  expect(hasty.map(({ path }) => path)).toEqual([]);
});
