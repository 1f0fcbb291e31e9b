import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { AppError } from '@/server/errors';
import { toAwsError } from './classify';
import { type CredentialProvider, type Credentials, type SharedCredentials, shareCredentials } from './credentials';
import type { AwsError } from './errors';
import { explainEntry } from './explain';
import { scaledLimits } from './limits';
import { Pacer } from './pacer';
import { requestHandler } from './request-handler';
import { sampleServiceCredentials } from './sample';
import { type AwsSession, createSession } from './session';
import { sessionPolicy } from './session-policy';

/** What is needed to enter an account. */
export interface AwsTarget {
  accountId: string;
  partition: string;
  kind: 'role' | 'keys' | 'ambient' | 'sample';
  roleArn: string | null;
  externalId: string | null;
  /** Where STS and the global services are called. */
  region: string;
  /** Of the kind `keys`: opens the stored access key when it is first needed. */
  accessKey?: CredentialProvider;
}

export interface ConnectOptions {
  /** Shows in the customer's CloudTrail; at most 64 characters of `[\w+=,.@-]`. */
  sessionName: string;
  signal?: AbortSignal;
  endpoints: { sample?: string; custom?: string };
  /** Sample accounts only: the instant that is looked at. */
  asOf?: Date | null;
  /** AWS's published limits times this; 1 by default. */
  limitsFactor?: number;
  /** The session's name stands for one piece of work: its credentials are shared by all that open it under that name. */
  isShared?: boolean;
  /** Rides along with AssumeRole in place of the one that keeps from reading data: at most 2,048 characters of JSON. */
  policy?: string;
  /** How long assumed credentials last, 900 to 3600 seconds: an hour by default. */
  durationSeconds?: number;
  /** See `SessionOptions`. */
  timeoutMs?: number;
  maxAttempts?: number;
}

function endpointFor(target: AwsTarget, { endpoints, asOf }: ConnectOptions): string | undefined {
  if (target.kind !== 'sample') return endpoints.custom;
  if (!endpoints.sample)
    throw new AppError(
      'UNAVAILABLE',
      'The sample cloud is switched off, so sample accounts cannot be scanned. Start without CLOUDLENS_SAMPLE=off.',
    );
  return asOf ? `${endpoints.sample}/@${asOf.toISOString()}` : endpoints.sample;
}

function assumeRole(target: AwsTarget, options: ConnectOptions, endpoint: string | undefined): CredentialProvider {
  const base = target.kind === 'sample' ? async () => sampleServiceCredentials : fromNodeProviderChain();
  const sts = new STSClient({
    region: target.region,
    credentials: base,
    requestHandler: requestHandler(options.timeoutMs ?? 30_000),
    ...(endpoint ? { endpoint } : {}),
  });
  return async () => {
    const { Credentials: given } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: target.roleArn ?? '',
        ExternalId: target.externalId ?? undefined,
        RoleSessionName: options.sessionName,
        // Role chaining, which is what happens inside AWS, allows one hour at most.
        DurationSeconds: options.durationSeconds ?? 3600,
        Policy: options.policy ?? sessionPolicy,
      }),
    );
    if (!given?.AccessKeyId || !given.SecretAccessKey) throw new SyntaxError('STS gave no credentials.');
    return {
      accessKeyId: given.AccessKeyId,
      secretAccessKey: given.SecretAccessKey,
      sessionToken: given.SessionToken,
      expiration: given.Expiration,
    };
  };
}

/** Credentials of scans that are under way, by scan and role: every region of a scan opens a session, and one AssumeRole is enough. */
const assumed = new Map<string, SharedCredentials>();
const assumedAtMost = 200;

function assumeOnce(target: AwsTarget, options: ConnectOptions, endpoint: string | undefined): SharedCredentials {
  const key = JSON.stringify([target.roleArn, target.externalId, target.region, options.sessionName, endpoint, options.policy]);
  const known = assumed.get(key);
  if (known) return known;
  const shared = shareCredentials(assumeRole(target, options, endpoint));
  assumed.set(key, shared);
  if (assumed.size > assumedAtMost) assumed.delete(assumed.keys().next().value ?? key);
  return shared;
}

/** The sample cloud's past has no rate limits to keep. */
const unhurried = new Pacer(undefined, () => ({ group: 'any', perSecond: 100_000, burst: 100_000 }));

/** One per factor and process, like the one for the published limits. */
const raised = new Map<number, Pacer>();

function pacerFor({ asOf, limitsFactor = 1 }: ConnectOptions): Pacer | undefined {
  if (asOf) return unhurried;
  if (limitsFactor === 1) return undefined;
  const pacer = raised.get(limitsFactor) ?? new Pacer(undefined, scaledLimits(limitsFactor));
  raised.set(limitsFactor, pacer);
  return pacer;
}

/** Opens the door to an account. Calls nothing yet. Credentials live in this process's memory only. */
export function connect(target: AwsTarget, options: ConnectOptions): AwsSession {
  const endpoint = endpointFor(target, options);
  return createSession({
    account: target.accountId,
    partition: target.partition,
    credentials: credentialsFor(target, options, endpoint),
    endpoint,
    signal: options.signal,
    timeoutMs: options.timeoutMs,
    maxAttempts: options.maxAttempts,
    pacer: pacerFor(options),
  });
}

/**
 * Credentials of the target's role to be handed to something that is not ours, and where it has to call. Ask for a policy and a
 * short duration. Never store or log them.
 */
export async function handOut(
  target: AwsTarget,
  options: ConnectOptions & { policy: string; durationSeconds: number },
): Promise<{ credentials: Credentials; endpoint: string | undefined }> {
  const endpoint = endpointFor(target, options);
  try {
    return { credentials: await assumeRole(target, options, endpoint)(), endpoint };
  } catch (error) {
    throw error instanceof AppError ? error : cannotEnter(toAwsError(error, 'sts:AssumeRole', target.region));
  }
}

function credentialsFor(target: AwsTarget, options: ConnectOptions, endpoint: string | undefined): CredentialProvider | SharedCredentials {
  switch (target.kind) {
    case 'role':
    case 'sample':
      return (options.isShared ? assumeOnce : assumeRole)(target, options, endpoint);
    case 'ambient':
      return fromNodeProviderChain();
    case 'keys':
      if (!target.accessKey) throw new AppError('NOT_CONNECTED', 'This account has no way in: add an access key, or connect it by a role.');
      return target.accessKey;
  }
}

/**
 * Enters the account and makes sure that it is the one that was meant.
 * @throws AppError ROLE_NOT_ASSUMABLE or ACCOUNT_MISMATCH with a sentence that says what to mend.
 */
export async function proveIdentity(session: AwsSession, region: string): Promise<void> {
  let account: string | undefined;
  try {
    account = (await session.client(STSClient, region).send(new GetCallerIdentityCommand({}))).Account;
  } catch (error) {
    throw cannotEnter(toAwsError(error, 'sts:AssumeRole', region));
  }
  if (account !== session.account) {
    throw new AppError(
      'ACCOUNT_MISMATCH',
      `The role belongs to account ${account ?? 'unknown'}, not to ${session.account}. Check the role's ARN.`,
    );
  }
}

function cannotEnter(error: AwsError): AppError {
  const { reason, cause, next } = explainEntry(error);
  return new AppError('ROLE_NOT_ASSUMABLE', `${cause} ${next}`, { kind: error.kind, code: error.code, reason, cause, next });
}

/** What became of a way in that must be refused. `refused` only when the role's side said no. */
export type EntryAttempt = 'opened' | 'refused' | { unproven: AwsError };

/** Tries to assume the target's role and drops what it gets. Never throws for what AWS answers. */
export async function tryToEnter(target: AwsTarget, options: ConnectOptions): Promise<EntryAttempt> {
  try {
    await assumeRole(target, options, endpointFor(target, options))();
    return 'opened';
  } catch (error) {
    if (error instanceof AppError) throw error;
    const failure = toAwsError(error, 'sts:AssumeRole', target.region);
    const { reason } = explainEntry(failure);
    return reason === 'trust-refused' || reason === 'trust-denies' ? 'refused' : { unproven: failure };
  }
}
