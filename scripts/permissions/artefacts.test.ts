import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../lib/root.mjs';
import { permissionArtefacts } from './artefacts';

const artefacts = permissionArtefacts();

it.each([...artefacts])('%s is committed as it would be generated now (else: npm run permissions:generate)', (path, text) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(text);
});

it('leaves no file in deploy/aws that nobody makes any more', () => {
  const made = [...artefacts.keys()].filter((path) => path.startsWith('deploy/aws/')).map((path) => path.slice('deploy/aws/'.length));
  expect(readdirSync(join(root, 'deploy/aws')).sort()).toEqual([...made, 'README.md'].sort());
});

it('writes commands that bash can read', () => {
  const input = artefacts.get('deploy/aws/stack-set.sh');
  expect(input).toBeTruthy();
  const { status, stderr } = spawnSync('bash', ['-n'], { input, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});
