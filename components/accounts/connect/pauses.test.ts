import { expect, it } from 'vitest';
import { pauseAfter } from './pauses';

it('begins with seconds, never shortens, and ends at half a minute', () => {
  const pauses = Array.from({ length: 40 }, (_, index) => pauseAfter(index));
  expect(pauses[0]).toBe(3_000);
  expect(pauses.at(-1)).toBe(30_000);
  expect([...pauses].sort((a, b) => a - b)).toEqual(pauses);
  // An hour of looking stays far below the general limit of a hundred calls a minute.
  expect(pauses.slice(0, 20).reduce((sum, pause) => sum + pause, 0)).toBeGreaterThan(180_000);
});
