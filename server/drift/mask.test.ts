import { describe, expect, it } from 'vitest';
import { maskSecrets } from './mask';

describe('masking what may be a secret', () => {
  it.each<[string, unknown]>([
    ['a password', { MasterUserPassword: 'correct-horse-battery' }],
    ['every environment variable', { Environment: { Variables: { STAGE: 'correct-horse-battery' } } }],
    ['a token by its look', { UserData: { note: 'xKq8Zt3Lw9Pv5Rb2Ny7Ha4Jd6Gf1Mc' } }],
    ['an access key by its look', { note: `AKIA${'IOSFODNN23456722'}` }],
    ['a password in an address', { url: 'postgres://shop:correct-horse-battery@db/shop' }],
    ['one in a list', { Items: [{ api_key: 'correct-horse-battery' }] }],
  ])('hides %s', (_, value) => {
    const masking = { masked: 0 };
    const text = JSON.stringify(maskSecrets(value, masking));
    expect(text).not.toMatch(/correct-horse|xKq8Zt3|AKIAIOSF/);
    expect(text).toContain('***');
    expect(masking.masked).toBe(1);
  });

  it.each([
    'arn:aws:iam::111122223333:role/Deploy1',
    'sg-0a1b2c3d4e5f60718',
    'vpc-0123456789abcdef0',
    'a3b1c2d4-0000-4000-8000-a3b1c2d4e5f6',
    'subnet-group-of-the-payments-team',
    'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf',
    '2026-11-20T00:00:00.000Z',
    '10.20.0.0/16',
  ])('leaves %s as it is', (text) => expect(maskSecrets({ Value: text })).toEqual({ Value: text }));
});
