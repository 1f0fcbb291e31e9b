import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { serviceCredentials } from '@/sample-cloud/credentials';
import type { FaultRuleInput } from '@/sample-cloud/engine/faults/rule';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { tinyWorld } from '@/sample-cloud/test/tiny-world';
import { AppError } from '@/server/errors';
import { type AwsTarget, connect, proveIdentity } from './connect';
import { selfSigned } from './test/self-signed';

const account = '111111111111';
const target: AwsTarget = {
  accountId: account,
  partition: 'aws',
  kind: 'role',
  roleArn: `arn:aws:iam::${account}:role/reader`,
  externalId: 'right-id',
  region: 'us-east-1',
};

let cloud: SampleCloud;
const own = { AWS_ACCESS_KEY_ID: serviceCredentials.accessKeyId, AWS_SECRET_ACCESS_KEY: serviceCredentials.secretAccessKey };

beforeAll(async () => {
  cloud = await startSampleCloud({ world: tinyWorld(), limits: 'none' });
});
afterAll(() => cloud.close());
afterEach(() => cloud.faults.clear());

interface Situation {
  fault?: Omit<FaultRuleInput, 'service' | 'operation'>;
  operation?: string;
  as?: Partial<AwsTarget>;
  env?: Record<string, string | undefined>;
  endpoint?: string;
  timeoutMs?: number;
}

/** The sentence that a way in ends with, and what programs are told. */
async function enter({ fault, operation = 'AssumeRole', as, env, endpoint, timeoutMs }: Situation) {
  const settings: Record<string, string | undefined> = {
    ...own,
    AWS_PROFILE: undefined,
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_CONFIG_FILE: '/dev/null',
    ...env,
  };
  const before = Object.fromEntries(Object.keys(settings).map((name) => [name, process.env[name]]));
  assign(settings);
  if (fault) cloud.faults.add({ service: 'sts', operation, ...fault });
  try {
    await proveIdentity(
      connect({ ...target, ...as }, { sessionName: 'test', timeoutMs, endpoints: { custom: endpoint ?? cloud.url } }),
      target.region,
    );
    return { code: 'entered', reason: '', message: '' };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { code: error.code, reason: error.details?.reason, message: error.message };
  } finally {
    assign(before);
  }
}

function assign(values: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

const answers = (status: number, code: string, message = 'AWS’s own text, which nobody shall see') => ({
  fault: { effect: { kind: 'error' as const, status, code, message } },
});
const denies = (message: string) =>
  answers(403, 'AccessDenied', `User: arn:aws:iam::600000000001:role/x is not authorized to perform: sts:AssumeRole ${message}`);

const situations: [string, string, Situation, RegExp][] = [
  ['a role that does not trust us', 'trust-refused', { as: { externalId: 'other' } }, /trusts our principal/],
  ['a role that does not exist', 'trust-refused', { as: { roleArn: `arn:aws:iam::${account}:role/nobody` } }, /Check that it exists/],
  ['an account that does not exist', 'trust-refused', { as: { roleArn: 'arn:aws:iam::999999999999:role/reader' } }, /Check that it exists/],
  ['no external id', 'trust-refused', { as: { externalId: null } }, /external id/],
  ['a trust policy that denies', 'trust-denies', denies('with an explicit deny in a resource-based policy'), /Deny statement/],
  ['a service control policy', 'scp', denies('with an explicit deny in a service control policy'), /organization/],
  ['a resource control policy', 'rcp', denies('with an explicit deny in a resource control policy'), /organization/],
  [
    'our own missing permission',
    'own-permission',
    denies('because no identity-based policy allows the sts:AssumeRole action'),
    /sts:AssumeRole/,
  ],
  ['our own permissions boundary', 'own-boundary', denies('because no permissions boundary allows the sts:AssumeRole action'), /boundary/],
  ['the policy of a VPC endpoint', 'endpoint-policy', denies('with an explicit deny in a VPC endpoint policy'), /endpoint/],
  [
    'no credentials of our own',
    'no-credentials',
    { env: { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined } },
    /no AWS identity/,
  ],
  ['a deleted key of our own', 'own-key-unknown', { env: { AWS_ACCESS_KEY_ID: 'AKIANOBODYKNOWSTHIS0' } }, /own access key/],
  ['a wrong secret of our own', 'own-signature', { env: { AWS_SECRET_ACCESS_KEY: 'not-it' } }, /signature/],
  ['our own session, ended', 'own-session-expired', { fault: { effect: { kind: 'expired' } } }, /expired/],
  ['a clock that is wrong', 'clock', answers(403, 'RequestTimeTooSkewed'), /clock/],
  [
    'a signature of another time',
    'clock',
    answers(403, 'SignatureDoesNotMatch', 'Signature expired: 20261126T000000Z is now earlier than 20261126T010000Z'),
    /clock/,
  ],
  ['STS switched off in the region', 'sts-region', answers(403, 'RegionDisabledException'), /Activate STS/],
  ['a region that the account has not opted in to', 'account-pending', answers(403, 'OptInRequired'), /enable the region/],
  ['an account that waits for verification', 'account-pending', answers(400, 'PendingVerification'), /sign-up/],
  ['a suspended account', 'account-closed', answers(403, 'AccountProblem'), /closed or suspended/],
  ['a closed account', 'account-closed', answers(403, 'AllAccessDisabled'), /disconnect it/],
  ['an ARN that AWS does not take', 'bad-arn', { as: { roleArn: 'arn:aws:iam::1:role/x' } }, /ARN/],
  [
    'a maximum session shorter than an hour',
    'session-too-long',
    answers(400, 'ValidationError', 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'),
    /session duration/,
  ],
  ['a session policy that is too large', 'session-policy-too-large', answers(400, 'PackedPolicyTooLarge'), /session tags/],
  ['a session policy that is not understood', 'session-policy-malformed', answers(400, 'MalformedPolicyDocument'), /defect/],
  ['throttling without end', 'throttled', { fault: { effect: { kind: 'throttle' } } }, /minute/],
  ['an answer that breaks off', 'connection-refused', { fault: { effect: { kind: 'reset' } } }, /network/],
  ['an answer that cannot be read', 'unreadable', { fault: { effect: { kind: 'malformed' } } }, /could not be read/],
  ['a proxy’s page in place of an answer', 'unreadable', { fault: { effect: { kind: 'html', status: 200 } } }, /proxy/],
  ['a proxy that refuses', 'proxy', { fault: { effect: { kind: 'html', status: 403 } } }, /proxies/],
  ['no answer in time', 'timeout', { fault: { effect: { kind: 'hang' } }, timeoutMs: 500 }, /in time/],
  ['a failure of AWS', 'aws-failure', answers(500, 'InternalFailure'), /few minutes/],
  ['AWS out of service', 'aws-failure', answers(503, 'ServiceUnavailable'), /few minutes/],
  ['an endpoint that knows no STS', 'not-aws', answers(400, 'InvalidAction'), /AWS_ENDPOINT_URL/],
  ['an error that nobody has met', 'other', answers(418, 'Teapot'), /Teapot/],
  ['a host that does not exist', 'name-not-found', { endpoint: 'http://sts.does-not-exist.invalid' }, /DNS/],
  ['a role that leads to another account', '', { as: { accountId: '222222222222' } }, /belongs to account 111111111111/],
];

describe('what people read when an account cannot be entered', () => {
  it.each(situations)('%s: %s', async (_, reason, situation, words) => {
    const answer = await enter(situation);
    expect(answer.code).toBe(reason ? 'ROLE_NOT_ASSUMABLE' : 'ACCOUNT_MISMATCH');
    if (reason) expect(answer.reason).toBe(reason);
    expect(answer.message).toMatch(words);
    // Sentences, and none of AWS's.
    expect(answer.message).toMatch(/^[A-Z].*\.$/);
    expect(answer.message).not.toMatch(/nobody shall see|600000000001|AKIA|sts-test|undefined/);
  });

  it('covers at least twenty causes', () => {
    expect(new Set(situations.map(([, reason]) => reason)).size).toBeGreaterThanOrEqual(20);
  });

  it('says nothing where the door opens', async () => {
    expect((await enter({})).code).toBe('entered');
  });
});

describe('what is no AWS at all', () => {
  const servers: { close(): unknown }[] = [];
  afterAll(() => {
    for (const server of servers) server.close();
  });
  async function listen(server: Server): Promise<number> {
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  it('a certificate that nobody vouches for', async () => {
    const port = await listen(createTlsServer(selfSigned(), (_, response) => response.end()) as unknown as Server);
    expect(await enter({ endpoint: `https://127.0.0.1:${port}` })).toMatchObject({
      reason: 'tls',
      message: expect.stringContaining('certificate'),
    });
  });

  it('plain HTTP where TLS was expected', async () => {
    const port = await listen(createServer((_, response) => response.end()));
    expect(await enter({ endpoint: `https://127.0.0.1:${port}` })).toMatchObject({ reason: 'tls' });
  });

  it('a port on which nobody listens', async () => {
    const server = createTcpServer();
    const port = await listen(server as unknown as Server);
    await new Promise((resolve) => server.close(resolve));
    expect(await enter({ endpoint: `http://127.0.0.1:${port}` })).toMatchObject({ reason: 'connection-refused' });
  });
});
