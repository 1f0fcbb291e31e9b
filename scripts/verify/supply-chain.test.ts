import { describe, expect, it } from 'vitest';
import { root } from '../lib/root.mjs';
import { isAllowed, licenceComplaints } from './licences';
import { actionComplaints, allPinComplaints, pinComplaints } from './pins';

describe('pins', () => {
  it('are exact in our own files', () => {
    expect(allPinComplaints(root)).toEqual([]);
  });

  it.each(['^1.2.3', '~1.2.3', '1.2', '*', 'latest', '>=1.0.0', '1.2.x', 'github:a/b', 'npm:other@1.2.3'])('refuse %s', (version) => {
    expect(pinComplaints({ devDependencies: { a: version } })).toEqual([expect.stringContaining('devDependencies: a')]);
    expect(pinComplaints({ dependencies: { a: '1.2.3', b: '18.4.0-beta.17' } })).toEqual([]);
  });

  it.each(['a/b@v4', 'a/b@main', 'a/b@08c6903', `a/b@${'0'.repeat(40)}`, 'docker://alpine:3'])('refuse the action %s', (used) => {
    expect(actionComplaints('x.yml', `steps:\n  - uses: ${used}\n`)).toHaveLength(1);
    expect(actionComplaints('x.yml', `steps:\n  - name: x\n    uses: a/b/c@${'0a'.repeat(20)} # v4.2.0\n  - uses: ./own\n`)).toEqual([]);
  });
});

describe('licences', () => {
  it.each(['GPL-3.0-only', 'AGPL-3.0', 'SSPL-1.0', 'UNLICENSED', 'MIT AND GPL-2.0-only', 'LGPL-3.0-or-later'])(
    'of production refuse %s',
    (license) => {
      expect(licenceComplaints({ '': {}, 'node_modules/a': { license } })).toEqual([expect.stringContaining(`a is under ${license}`)]);
      expect(licenceComplaints({ 'node_modules/a': { license, dev: true } })).toEqual([]);
    },
  );

  it('take one of several choices, and all of several parts', () => {
    const allowed = new Set(['MIT', 'ISC']);
    expect(isAllowed('(GPL-2.0 OR MIT)', allowed)).toBe(true);
    expect(isAllowed('MIT AND ISC', allowed)).toBe(true);
    expect(isAllowed('MIT AND Zlib', allowed)).toBe(false);
  });

  it('that are nowhere said are asked for, and read from what is installed', () => {
    expect(licenceComplaints({ 'node_modules/a/node_modules/@b/c': {} })).toEqual([
      expect.stringContaining('@b/c does not say its licence'),
    ]);
    expect(licenceComplaints({ 'node_modules/a': {} }, () => 'MIT')).toEqual([]);
    expect(licenceComplaints({ 'node_modules/png-js': { license: 'GPL-3.0-only' } })).toHaveLength(1);
  });
});
