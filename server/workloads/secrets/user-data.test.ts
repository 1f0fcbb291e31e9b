import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { secretsInUserData } from './user-data';

const script = `#!/bin/bash\nexport DB_PASSWORD=${'p8Xk2!vv90qZ'}\n`;
const place = 'user data, line 2, DB_PASSWORD';

describe('secrets in user data', () => {
  it('are found in base64, packed or not', () => {
    expect(secretsInUserData(Buffer.from(script).toString('base64'))).toMatchObject([{ place }]);
    expect(secretsInUserData(gzipSync(script).toString('base64'))).toMatchObject([{ place }]);
  });

  it('are none where there is no user data', () => {
    expect(secretsInUserData(undefined)).toEqual([]);
    expect(secretsInUserData('')).toEqual([]);
  });

  it('are not known where it cannot be unpacked, or unpacks without end', () => {
    expect(secretsInUserData(Buffer.from([0x1f, 0x8b, 1, 2, 3]).toString('base64'))).toBeUndefined();
    expect(secretsInUserData(gzipSync('a'.repeat(5_000_000)).toString('base64'))).toBeUndefined();
  });
});
