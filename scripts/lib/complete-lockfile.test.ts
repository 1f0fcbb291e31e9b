import { expect, test } from 'vitest';
import { completeOptional } from './complete-lockfile.mjs';

test('an optional package that the lock lacks is added with its version and platform', () => {
  const packages = {
    'node_modules/tool': { optionalDependencies: { '@tool/cli-linux-arm64-musl': '2.6.8', '@tool/cli-darwin-x64': '2.6.8' } },
  };
  expect(completeOptional(packages)).toEqual(['@tool/cli-linux-arm64-musl', '@tool/cli-darwin-x64']);
  expect(packages).toMatchObject({
    'node_modules/@tool/cli-linux-arm64-musl': { version: '2.6.8', optional: true, os: ['linux'], cpu: ['arm64'], libc: ['musl'] },
    'node_modules/@tool/cli-darwin-x64': { version: '2.6.8', optional: true, os: ['darwin'], cpu: ['x64'] },
  });
});

test('what is found beside the package or above it is left alone', () => {
  const packages = {
    'node_modules/a': { optionalDependencies: { top: '1.0.0' } },
    'node_modules/a/node_modules/b': { optionalDependencies: { nested: '1.0.0', top: '1.0.0' } },
    'node_modules/a/node_modules/nested': { version: '1.0.0' },
    'node_modules/top': { version: '1.0.0' },
  };
  expect(completeOptional(packages)).toEqual([]);
});
