import { expect, test } from 'vitest';
import { isInstalled } from './deps.mjs';

const locked = {
  '': { version: '1.0.0' },
  'node_modules/a': { version: '1.2.3' },
  'node_modules/b-darwin-arm64': { version: '2.0.0', optional: true },
};

test('the same versions are installed', () => {
  expect(isInstalled(locked, { 'node_modules/a': { version: '1.2.3' } })).toBe(true);
});

test('another version, a missing package, or no record of an install asks for one', () => {
  expect(isInstalled(locked, { 'node_modules/a': { version: '1.2.4' } })).toBe(false);
  expect(isInstalled(locked, {})).toBe(false);
  expect(isInstalled(locked, undefined)).toBe(false);
});

test('an optional package of another version asks for an install too', () => {
  expect(isInstalled(locked, { 'node_modules/a': { version: '1.2.3' }, 'node_modules/b-darwin-arm64': { version: '1.0.0' } })).toBe(false);
});
