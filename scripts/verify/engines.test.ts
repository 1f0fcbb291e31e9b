import { expect, test } from 'vitest';
import { enginesComplaints } from './engines';

test('a package that wants a newer Node.js than we promise is named with its version', () => {
  const complaints = enginesComplaints({
    '': { version: '1.0.0', engines: { node: '>=99' } },
    'node_modules/fine': { version: '1.0.0', engines: { node: '^18.17 || >=20.3' } },
    'node_modules/silent': { version: '1.0.0' },
    'node_modules/a/node_modules/new': { version: '5.1.1', engines: { node: '>=22.12' } },
  });
  expect(complaints).toEqual(['new@5.1.1 wants Node.js >=22.12, and we promise 20.19.0: take an older version or another package.']);
});
