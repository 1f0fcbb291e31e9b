import { expect, test } from 'vitest';
import { explain, Problem } from './explain.mjs';

test('a problem is printed as it stands', () => {
  expect(explain(new Problem('Port 3000 is taken.'))).toBe('Port 3000 is taken.');
});

test('a full disk gets one sentence, wherever in the chain it shows', () => {
  const cause = Object.assign(new Error('could not extend file "base/1"'), { code: '53100' });
  for (const error of [new Error('ENOSPC: no space left on device, write'), new Error('Failed query', { cause })]) {
    expect(explain(error)).toMatch(/^The disk is full: [^\n]+$/);
  }
});

test('a missing permission names the place', () => {
  expect(explain(new Error("EACCES: permission denied, mkdir '/srv/data'"))).toMatch(/^Permission is missing for \/srv\/data: [^\n]+$/);
});

test('anything else keeps its stack', () => {
  const error = new Error('odd');
  expect(explain(error)).toBe(error.stack);
});
