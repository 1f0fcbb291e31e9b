import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { toAwsError } from '@/server/aws/classify';
import { explainEntry } from '@/server/aws/explain';
import { sampleServiceCredentials } from '@/server/aws/sample';
import { env } from '@/server/env';
import { log } from '@/server/log';

/** Who we are in AWS: what customers' roles must trust. */
export interface OwnIdentity {
  accountId: string;
  partition: string;
  /** The ARN that a trust policy names: a role, a user, or an account's root. */
  principal: string;
}

export type OwnIdentityAnswer = { identity: OwnIdentity } | { identity: null; cause: string; next: string };

const known = new Map<boolean, { answer: Promise<OwnIdentityAnswer>; until: number }>();
const goodForMs = 60_000;
const badForMs = 5_000;

/** Our identity in AWS, or, for a sample account, in the sample cloud. Asked once a minute; without one, the reason. */
export function ownIdentity(isSample: boolean): Promise<OwnIdentityAnswer> {
  const before = known.get(isSample);
  if (before && before.until > Date.now()) return before.answer;
  const asking = { answer: ask(isSample), until: Date.now() + goodForMs };
  known.set(isSample, asking);
  void asking.answer.then(({ identity }) => {
    if (!identity) asking.until = Date.now() + badForMs;
  });
  return asking.answer;
}

/** For tests, which change who we are. */
export const forgetOwnIdentity = (): void => known.clear();

async function ask(isSample: boolean): Promise<OwnIdentityAnswer> {
  const { SAMPLE_CLOUD_URL, AWS_ENDPOINT_URL, CLOUDLENS_AWS_PRINCIPAL } = env();
  const endpoint = isSample ? SAMPLE_CLOUD_URL : AWS_ENDPOINT_URL;
  const region = isSample ? 'us-east-1' : (process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION ?? 'us-east-1');
  const config = {
    region,
    maxAttempts: 1,
    ...(isSample ? { credentials: sampleServiceCredentials } : {}),
    ...(endpoint ? { endpoint } : {}),
  };
  try {
    const { Arn, Account } = await new STSClient(config).send(new GetCallerIdentityCommand({}), {
      abortSignal: AbortSignal.timeout(5_000),
    });
    if (!Arn || !Account) throw new Error('STS named no caller.');
    const principal = (isSample ? undefined : CLOUDLENS_AWS_PRINCIPAL) ?? (await principalOf(Arn, config));
    return { identity: { accountId: Account, partition: Arn.split(':')[1] ?? 'aws', principal } };
  } catch (error) {
    log.info({ err: error }, 'no AWS identity of our own');
    const { cause, next } = explainEntry(toAwsError(error, 'sts:GetCallerIdentity', region));
    return { identity: null, cause, next };
  }
}

/**
 * Trust policies name a role, not its session. The session's ARN lacks the role's path, so IAM is asked for it, which works only
 * if we may: a role with a path and without iam:GetRole on itself needs the setting CLOUDLENS_AWS_PRINCIPAL.
 */
async function principalOf(arn: string, config: object): Promise<string> {
  const session = /^arn:([\w-]+):sts::(\d{12}):assumed-role\/([^/]+)\/.+$/.exec(arn);
  if (!session) return arn;
  const [, partition, account, name] = session;
  try {
    const { Role } = await new IAMClient(config).send(new GetRoleCommand({ RoleName: name }), { abortSignal: AbortSignal.timeout(3_000) });
    if (Role?.Arn) return Role.Arn;
  } catch {
    // Most roles have no path, and then this is their ARN.
  }
  return `arn:${partition}:iam::${account}:role/${name}`;
}
