import { createHash, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { isExposed, refusals } from './safe-start';
import { weaknessOf, weaknessOfKey } from './weak-secret';

const random = (encoding: BufferEncoding = 'hex') => randomBytes(32).toString(encoding);
const sound = () => ({
  NODE_ENV: 'production',
  SESSION_SECRET: random(),
  ENCRYPTION_KEY: random('base64'),
  INNGEST_SIGNING_KEY: random(),
  INNGEST_EVENT_KEY: random(),
});
const exposed = { HOST: '0.0.0.0' };

it('lets sound settings through, whatever is drawn', () => {
  for (let n = 0; n < 300; n++) {
    expect(refusals(sound())).toEqual([]);
    expect(weaknessOf(random('base64'))).toBeNull();
    expect(weaknessOfKey(random('base64'))).toBeNull();
  }
  expect(refusals({ ...sound(), ...exposed, ENCRYPTION_KEY: 'aws-kms:arn:aws:kms:eu-west-1:111122223333:key/1' })).toEqual([]);
  expect(refusals({ ...sound(), INNGEST_SIGNING_KEY: `signkey-prod-${random()}`, INNGEST_DEV: '0' })).toEqual([]);
});

it.each([
  ['without a signing key', { INNGEST_SIGNING_KEY: '' }, /INNGEST_SIGNING_KEY is not set/],
  ['in dev mode beside keys', { INNGEST_DEV: '1' }, /INNGEST_DEV is set beside keys/],
  [
    'in dev mode, reached from elsewhere',
    { ...exposed, INNGEST_DEV: 'http://127.0.0.1:8288', INNGEST_SIGNING_KEY: '', INNGEST_EVENT_KEY: '' },
    /anybody could run our functions/,
  ],
  [
    'as development server, reached from elsewhere',
    { APP_URL: 'https://cloudlens.example.com', NODE_ENV: 'development' },
    /development server/,
  ],
  [
    'with two equal secrets',
    { SESSION_SECRET: 'f3a9c1d84b7e20655d91ab3c7e8f0142', INNGEST_SIGNING_KEY: 'f3a9c1d84b7e20655d91ab3c7e8f0142' },
    /are the same/,
  ],
])('refuses to start %s', (_, settings, reason) => {
  const found = refusals({ ...sound(), ...settings });
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(reason);
});

it.each([
  'changeme-changeme-changeme-changeme',
  'please-change-me-0123456789-abcdef-xyz',
  'my-super-secret-session-secret-value-1',
  'this-is-an-example-secret-of-32-chars!',
  'your-secret-goes-here-your-secret-goes',
  'correct-password-battery-horse-staple-9',
  'a'.repeat(32),
  '0'.repeat(64),
  'abababababababababababababababababab',
  '0123456789abcdef0123456789abcdef',
  '12345678901234567890123456789012',
  'development-secret-do-not-use-in-prod',
  'k9#x',
])('refuses the secret %j, and does not repeat it', (secret) => {
  for (const name of ['SESSION_SECRET', 'INNGEST_SIGNING_KEY', 'INNGEST_EVENT_KEY', 'METRICS_TOKEN']) {
    const found = refusals({ ...sound(), [name]: secret });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^${name} must not be used`));
    expect(found[0]).not.toContain(secret);
  }
});

it.each([
  ['zeros', Buffer.alloc(32)],
  ['one byte', Buffer.alloc(32, 0x41)],
  ['counting bytes', Buffer.from(Array.from({ length: 32 }, (_, at) => at))],
  ['a sentence', Buffer.from('this is a 32 byte long key text!')],
  ['half of it twice', Buffer.concat([createHash('md5').update('x').digest(), createHash('md5').update('x').digest()])],
])('refuses an encryption key of %s', (_, bytes) => {
  for (const encoding of ['base64', 'hex'] as const) {
    const found = refusals({ ...sound(), ENCRYPTION_KEY: bytes.toString(encoding) });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^ENCRYPTION_KEY must not be used/);
  }
});

it.each([
  [{}, false],
  [{ HOST: '127.0.0.1', APP_URL: 'http://localhost:3000' }, false],
  [{ HOST: '::1' }, false],
  [{ HOST: '0.0.0.0' }, true],
  [{ HOST: '127.0.0.1', APP_URL: 'https://cloudlens.example.com' }, true],
  [{ HOST: '10.0.0.4', APP_URL: 'http://localhost:3000' }, true],
])('%j: others may come in is %s', (settings, expected) => {
  expect(isExposed(settings)).toBe(expected);
});

it('lets Inngest’s dev server be used on this machine', () => {
  expect(refusals({ ...sound(), INNGEST_DEV: 'http://127.0.0.1:8288', INNGEST_SIGNING_KEY: '', INNGEST_EVENT_KEY: '' })).toEqual([]);
});
