import { CreateKeyCommand, EnableKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeKeyRing } from '@/server/secrets/key-ring';
import { resolveOwnSecrets } from '@/server/secrets/own-secrets';
import { openSecret, rewrapSecret, sealSecret } from '@/server/secrets/seal';
import { connectTo, motoUrl, ownCredentials } from './lib/moto';

/** Our own secrets in AWS, asked through the SDK's real clients. */

const region = 'eu-central-1';
const place = { orgId: '7a1c', table: 'keys', rowId: 'row-1', column: 'secret' };

beforeAll(() => {
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: motoUrl,
    AWS_ACCESS_KEY_ID: ownCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: ownCredentials.secretAccessKey,
  });
});

describe.skipIf(!motoUrl)('a master key in AWS KMS', () => {
  const kms = () => connectTo(region)(KMSClient);
  const makeKey = async () => {
    const { KeyMetadata } = await kms().send(new CreateKeyCommand({}));
    await kms().send(new EnableKeyCommand({ KeyId: KeyMetadata?.KeyId ?? '' }));
    return `aws-kms:${KeyMetadata?.Arn}`;
  };

  it('seals and opens, and binds the data key to its place', async () => {
    const ring = makeKeyRing(await makeKey(), '');
    const text = await sealSecret(place, 'a secret', ring);
    expect(text).toMatch(/^cl1\.kms:arn:aws:kms:eu-central-1:\d{12}:key\/[\w-]+\./);
    expect(await openSecret(place, text, ring)).toBe('a secret');
    for (const other of [{ orgId: 'x' }, { rowId: 'x' }, { table: 'x' }, { column: 'x' }])
      await expect(openSecret({ ...place, ...other }, text, ring)).rejects.toThrow('could not be unwrapped');
  });

  it('takes over from a local key, and hands over to another', async () => {
    const local = Buffer.alloc(32, 'local').toString('base64');
    const [first, second] = [await makeKey(), await makeKey()];
    let text = await sealSecret(place, 'a secret', makeKeyRing(local, ''));
    text = await rewrapSecret(place, text, makeKeyRing(first, local));
    text = await rewrapSecret(place, text, makeKeyRing(second, first));
    expect(await openSecret(place, text, makeKeyRing(second, ''))).toBe('a secret');
    await expect(openSecret(place, text, makeKeyRing(first, ''))).rejects.toThrow('neither ENCRYPTION_KEY nor');
  });
});

describe.skipIf(!motoUrl)('own secrets in AWS Secrets Manager', () => {
  const put = async (Name: string, SecretString: string) =>
    (await connectTo(region)(SecretsManagerClient).send(new CreateSecretCommand({ Name, SecretString }))).ARN ?? '';
  const resolve = async (settings: Record<string, string>) => {
    const env = { NODE_ENV: 'test', ...settings } as NodeJS.ProcessEnv;
    await resolveOwnSecrets(env);
    return env;
  };

  it('are found by ARN, by name, and as members of JSON', async () => {
    const arn = await put('cloudlens/session', 'the session secret');
    await put('cloudlens/all', JSON.stringify({ event: 'the event key', signing: 'the signing key' }));
    expect(
      await resolve({
        AWS_REGION: region,
        SESSION_SECRET: `aws-secretsmanager:${arn}`,
        INNGEST_EVENT_KEY: 'aws-secretsmanager:cloudlens/all#event',
        INNGEST_SIGNING_KEY: 'aws-secretsmanager:cloudlens/all#signing',
      }),
    ).toMatchObject({ SESSION_SECRET: 'the session secret', INNGEST_EVENT_KEY: 'the event key', INNGEST_SIGNING_KEY: 'the signing key' });
  });

  it('that are missing, or lack the member, are named by their setting; no value is told', async () => {
    await put('cloudlens/plain', 'hunter2');
    await put('cloudlens/odd', JSON.stringify({ number: 7, empty: ' ' }));
    const failure = (reference: string) =>
      resolve({ AWS_REGION: region, SESSION_SECRET: `aws-secretsmanager:${reference}` }).catch((error: Error) => error.message);
    expect(await failure('cloudlens/nowhere')).toMatch(
      /^SESSION_SECRET could not be read from AWS Secrets Manager \(ResourceNotFoundException\)/,
    );
    expect(await failure('cloudlens/plain#member')).toBe("SESSION_SECRET asks for the member 'member', but the secret is not JSON.");
    for (const member of ['number', 'none', 'toString', '__proto__'])
      expect(await failure(`cloudlens/odd#${member}`)).toMatch(/which the secret does not have as text/);
    expect(await failure('cloudlens/odd#empty')).toMatch(/is empty/);
  });
});
