import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { toAwsError } from '@/server/aws/classify';
import { explainEntry } from '@/server/aws/explain';
import { env } from '@/server/env';
import { AppError } from '@/server/errors';
import type { AccessKey } from './access-key';

export interface KeyOwner {
  accountId: string;
  partition: string;
  /** The user or session, as AWS names it. */
  arn: string;
}

/**
 * Whose key it is, as AWS says. The sample cloud is asked first where it runs, so that its accounts can be connected by key too: it
 * is a process of this machine, and a request carries a signature, never the secret.
 * @throws AppError KEY_REFUSED with what to do
 */
export async function whoseKey(key: AccessKey, region: string): Promise<KeyOwner> {
  const { SAMPLE_CLOUD_URL, AWS_ENDPOINT_URL } = env();
  if (SAMPLE_CLOUD_URL) {
    const sample = await ask(key, region, SAMPLE_CLOUD_URL).catch(() => null);
    if (sample) return sample;
  }
  try {
    return await ask(key, region, AWS_ENDPOINT_URL);
  } catch (error) {
    const { kind, code } = toAwsError(error, 'sts:GetCallerIdentity', region);
    const { cause, next } = explainEntry(toAwsError(error, 'sts:GetCallerIdentity', region));
    throw new AppError('KEY_REFUSED', refusals[code] ?? `AWS did not accept the access key. ${cause} ${next}`, { kind, code });
  }
}

/** Of the key that was typed in, not of CloudLens's own, which `explainEntry` speaks of. Codes: STS API reference, common errors. */
const refusals: Readonly<Record<string, string>> = {
  InvalidClientTokenId:
    'AWS does not know this access key id: it was mistyped, deactivated or deleted, or is of another partition. Check the key, and its region.',
  SignatureDoesNotMatch: 'The secret access key does not belong to this access key id. Copy both anew.',
  ExpiredToken: 'The session token has expired. Make new temporary credentials, or use a role instead.',
  ExpiredTokenException: 'The session token has expired. Make new temporary credentials, or use a role instead.',
  AccessDenied: 'AWS refuses this key even the question whose it is: a policy denies everything. Check the policies of its user.',
};

async function ask(key: AccessKey, region: string, endpoint: string | undefined): Promise<KeyOwner> {
  const sts = new STSClient({ region, credentials: key, maxAttempts: 2, ...(endpoint ? { endpoint } : {}) });
  try {
    const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}), { abortSignal: AbortSignal.timeout(15_000) });
    if (!Account || !Arn) throw new SyntaxError('STS named no caller.');
    return { accountId: Account, partition: Arn.split(':')[1] ?? 'aws', arn: Arn };
  } finally {
    sts.destroy();
  }
}
