import { expect, test } from 'vitest';
import { ownPath } from './own-path';

test.each([
  ['/findings?status=open&severity=high', '/findings?status=open&severity=high'],
  ['/scans/1', '/scans/1'],
  [undefined, '/overview'],
  ['', '/overview'],
  ['findings', '/overview'],
  ['https://evil.example/', '/overview'],
  ['//evil.example/', '/overview'],
  ['/\\evil.example/', '/overview'],
  ['/\t/evil.example/', '/overview'],
  ['/./\n/evil.example', '/overview'],
  ['/.//evil.example', '/overview'],
  ['/sign-in?next=/sign-in', '/overview'],
  ['/api/auth/workos/start', '/overview'],
])('%j leads to %s', (path, expected) => {
  expect(ownPath(path)).toBe(expected);
});
