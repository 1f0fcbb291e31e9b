import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readProviderSettings } from './provider-settings';

const pem = (bits: number) =>
  generateKeyPairSync('rsa', {
    modulusLength: bits,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
const { publicKey, privateKey } = pem(2048);
const publishable = (host: string) => `pk_test_${Buffer.from(`${host}$`).toString('base64')}`;
const clerk = {
  CLERK_PUBLISHABLE_KEY: publishable('happy-cat-1.clerk.accounts.dev'),
  CLERK_SECRET_KEY: 'sk_test_abc',
  CLERK_JWT_KEY: publicKey,
};
const workos = { WORKOS_CLIENT_ID: 'client_01', WORKOS_API_KEY: 'sk_test_abc' };

describe('the identity provider', () => {
  it('is local when no vendor is named', () => {
    expect(readProviderSettings({})).toEqual({ provider: 'local' });
    expect(readProviderSettings({ CLERK_SECRET_KEY: '', WORKOS_API_KEY: ' ' })).toEqual({ provider: 'local' });
  });

  it('is Clerk with a publishable key and one that checks tokens', () => {
    expect(readProviderSettings(clerk)).toMatchObject({
      provider: 'clerk',
      frontendHost: 'happy-cat-1.clerk.accounts.dev',
      issuer: 'https://happy-cat-1.clerk.accounts.dev',
      jwksUrl: 'https://happy-cat-1.clerk.accounts.dev/.well-known/jwks.json',
    });
    const { CLERK_SECRET_KEY: _secret, ...networkless } = clerk;
    expect(readProviderSettings(networkless)).toMatchObject({ provider: 'clerk', secretKey: undefined });
  });

  it('takes the issuer from CLERK_ISSUER, else from CLERK_DOMAIN, and lists by commas', () => {
    const settings = {
      ...clerk,
      CLERK_DOMAIN: 'clerk.example.com',
      CLERK_AUDIENCE: 'a, b,',
      CLERK_AUTHORIZED_PARTIES: 'https://a.example',
    };
    expect(readProviderSettings(settings)).toMatchObject({
      issuer: 'https://clerk.example.com',
      audiences: ['a', 'b'],
      authorizedParties: ['https://a.example'],
    });
    expect(readProviderSettings({ ...settings, CLERK_ISSUER: 'https://id.example.com/' })).toMatchObject({
      issuer: 'https://id.example.com',
    });
  });

  it('reads a key whose line ends were written as \\n', () => {
    expect(readProviderSettings({ ...clerk, CLERK_JWT_KEY: publicKey.replaceAll('\n', '\\n') })).toMatchObject({ jwtKey: publicKey });
  });

  it('is WorkOS with both of its keys', () => {
    expect(readProviderSettings(workos)).toMatchObject({ provider: 'workos', jwksUrl: 'https://api.workos.com/sso/jwks/client_01' });
  });

  it.each([
    [{ CLERK_PUBLISHABLE_KEY: clerk.CLERK_PUBLISHABLE_KEY }, 'CLERK_SECRET_KEY missing'],
    [{ CLERK_SECRET_KEY: 'sk_test_abc' }, 'CLERK_PUBLISHABLE_KEY missing'],
    [{ CLERK_JWT_KEY: publicKey }, 'CLERK_PUBLISHABLE_KEY missing'],
    [{ CLERK_DOMAIN: 'clerk.example.com' }, 'CLERK_PUBLISHABLE_KEY and CLERK_SECRET_KEY missing'],
    [{ CLERK_WEBHOOK_SECRET: 'whsec_x' }, 'CLERK_PUBLISHABLE_KEY and CLERK_SECRET_KEY missing'],
    [{ WORKOS_CLIENT_ID: 'client_01' }, 'WORKOS_API_KEY missing'],
    [{ WORKOS_API_KEY: 'sk_test_abc' }, 'WORKOS_CLIENT_ID missing'],
    [{ WORKOS_WEBHOOK_SECRET: 'x' }, 'WORKOS_CLIENT_ID and WORKOS_API_KEY missing'],
    [{ ...clerk, ...workos }, 'Two identity providers'],
    [{ CLERK_PUBLISHABLE_KEY: clerk.CLERK_PUBLISHABLE_KEY, WORKOS_API_KEY: 'x' }, 'Two identity providers'],
    [{ ...clerk, CLERK_PUBLISHABLE_KEY: 'pk_test_nonsense' }, 'CLERK_PUBLISHABLE_KEY is not'],
    [{ ...clerk, CLERK_SECRET_KEY: 'pk_test_abc' }, 'CLERK_SECRET_KEY is not'],
    [{ ...clerk, CLERK_JWT_KEY: 'nonsense' }, 'CLERK_JWT_KEY is not'],
    [{ ...clerk, CLERK_JWT_KEY: privateKey }, 'CLERK_JWT_KEY is not'],
    [{ ...clerk, CLERK_JWT_KEY: pem(1024).publicKey }, 'CLERK_JWT_KEY is not'],
    [{ ...clerk, CLERK_WEBHOOK_SECRET: 'short' }, 'CLERK_WEBHOOK_SECRET is not'],
    [{ ...clerk, CLERK_JWKS_URL: 'http://keys.example.com' }, 'CLERK_JWKS_URL must'],
    [{ ...workos, WORKOS_API_URL: 'ftp://api.example.com' }, 'WORKOS_API_URL must'],
  ])('%#: is refused with the setting that is wrong', (settings, sentence) => {
    const refused = () => readProviderSettings(settings);
    expect(refused).toThrow(sentence);
    // The message goes to terminals and logs.
    for (const value of Object.values(settings)) if (value.length > 12) expect(refused).not.toThrow(value.slice(0, 40));
  });
});
