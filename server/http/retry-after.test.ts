import { expect, it } from 'vitest';
import { secondsToWait } from './retry-after';

const now = new Date('2026-11-27T08:00:00Z');

it.each([
  [undefined, null],
  ['', null],
  ['soon', null],
  ['-5', null],
  ['0', 0],
  [' 120 ', 120],
  ['Fri, 27 Nov 2026 08:01:30 GMT', 90],
  ['Fri, 27 Nov 2026 07:00:00 GMT', 0],
  ['99999999999999999999', 86_400],
  ['Fri, 27 Nov 2099 07:00:00 GMT', 86_400],
])('Retry-After %j asks for %s seconds', (header, seconds) => {
  expect(secondsToWait(header, now)).toBe(seconds);
});
