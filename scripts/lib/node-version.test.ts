import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LOWEST_NODE, nodeTooOld } from './node-version.mjs';
import { root } from './root.mjs';

test('an older Node.js gets one sentence with both versions', () => {
  expect(nodeTooOld('18.20.4')).toBe('CloudLens needs Node.js 20.19 or newer (24 is recommended); this is 18.20.4.');
  expect(nodeTooOld('20.18.9')).toContain('20.18.9');
});

test('the lowest and newer ones pass', () => {
  for (const version of ['20.19.0', '20.20.2', '22.0.0', '24.1.0']) expect(nodeTooOld(version)).toBeUndefined();
});

test('package.json states the same version', () => {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { engines: { node: string } };
  expect(engines.node).toBe(`>=${LOWEST_NODE.join('.')}`);
});
