import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { sampleServiceCredentials } from '@/server/aws/sample';
import { env } from '@/server/env';
import { log } from '@/server/log';
import { isSampleAccount } from './sample-accounts';

/**
 * The ARN that a customer's role must trust: our own identity in AWS, an assumed role's session given as its role.
 * null: this installation has no AWS identity, so it cannot enter any account by role yet.
 */
export async function principalOf(accountId: string): Promise<string | null> {
  const { SAMPLE_CLOUD_URL, AWS_ENDPOINT_URL } = env();
  const isSample = isSampleAccount(accountId);
  const endpoint = isSample ? SAMPLE_CLOUD_URL : AWS_ENDPOINT_URL;
  const sts = new STSClient({
    region: 'us-east-1',
    maxAttempts: 1,
    ...(isSample ? { credentials: sampleServiceCredentials } : {}),
    ...(endpoint ? { endpoint } : {}),
  });
  try {
    const { Arn } = await sts.send(new GetCallerIdentityCommand({}), { abortSignal: AbortSignal.timeout(5_000) });
    return Arn ? Arn.replace(/:sts:(.*):assumed-role\/([^/]+)\/.*$/, ':iam:$1:role/$2') : null;
  } catch (error) {
    log.info({ err: error }, 'no AWS identity of our own');
    return null;
  }
}
