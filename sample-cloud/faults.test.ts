import { DescribeVolumesCommand, EC2Client, paginateDescribeVolumes } from '@aws-sdk/client-ec2';
import { IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
import { KMSClient, ListKeysCommand } from '@aws-sdk/client-kms';
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FaultRuleInput } from './engine/faults/rule';
import type { SampleCloud } from './start';
import { accountKey, clientConfig, roleCredentials, startTinyCloud } from './test/tiny-cloud';
import { accountId, tinyWorld, volume } from './test/tiny-world';

let cloud: SampleCloud;
beforeAll(async () => {
  cloud = await startTinyCloud({ world: tinyWorld(() => [volume('vol-1'), volume('vol-2'), volume('vol-3')]) });
});
afterEach(() => {
  cloud.faults.clear();
  cloud.calls.clear();
});
afterAll(() => cloud.close());

const ec2 = () => new EC2Client(clientConfig(cloud)).send(new DescribeVolumesCommand({}));
const kms = () => new KMSClient(clientConfig(cloud)).send(new ListKeysCommand({}));
const lambda = () => new LambdaClient(clientConfig(cloud)).send(new ListFunctionsCommand({}));
const iam = () => new IAMClient(clientConfig(cloud)).send(new ListUsersCommand({}));
const s3 = () => new S3Client(clientConfig(cloud)).send(new ListBucketsCommand({}));

describe('a fault', () => {
  it.each([
    [
      'throttles',
      'throttle',
      { ec2: 'RequestLimitExceeded', kms: 'ThrottlingException', lambda: 'TooManyRequestsException', iam: 'Throttling', s3: 'SlowDown' },
    ],
    [
      'denies',
      'deny',
      {
        ec2: 'UnauthorizedOperation',
        kms: 'AccessDeniedException',
        lambda: 'AccessDeniedException',
        iam: 'AccessDenied',
        s3: 'AccessDenied',
      },
    ],
    [
      'expires',
      'expired',
      { ec2: 'RequestExpired', kms: 'ExpiredTokenException', lambda: 'ExpiredTokenException', iam: 'ExpiredToken', s3: 'ExpiredToken' },
    ],
  ] as const)('%s with the own code of each service', async (_title, kind, codes) => {
    cloud.faults.add({ effect: { kind } });
    for (const [name, send] of Object.entries({ ec2, kms, lambda, iam, s3 })) {
      await expect(send(), name).rejects.toMatchObject({ name: codes[name as keyof typeof codes] });
    }
  });

  it('answers any error', async () => {
    cloud.faults.add({ service: 'kms', effect: { kind: 'error', status: 500, code: 'KMSInternalException' } });
    await expect(kms()).rejects.toMatchObject({ name: 'KMSInternalException', $metadata: { httpStatusCode: 500 } });
  });

  it.each<FaultRuleInput['effect']>([
    { kind: 'cut' },
    { kind: 'cut', part: 0 },
    { kind: 'malformed' },
    { kind: 'html' },
    { kind: 'html', status: 200 },
    { kind: 'reset' },
  ])('spoils the answer: %j', async (effect) => {
    cloud.faults.add({ effect });
    for (const [name, send] of Object.entries({ ec2, kms, lambda, iam })) {
      // A parser may make an empty answer of a web page: what counts is that nothing of ours comes through.
      const answer = await send().catch((error: Error) => error);
      expect(answer instanceof Error || !JSON.stringify(answer).match(/vol-3|three|"b"|cyd/), `${name}: ${String(answer)}`).toBe(true);
    }
  });

  it('hangs until the client gives up', async () => {
    cloud.faults.add({ effect: { kind: 'hang' } });
    await expect(kms()).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('pads an answer without spoiling it', async () => {
    cloud.faults.add({ effect: { kind: 'huge', bytes: 3_000_000 } });
    expect((await ec2()).Volumes).toHaveLength(3);
    expect((await kms()).Keys).toHaveLength(3);
  });

  it('pages without an end', async () => {
    cloud.faults.add({ service: 'ec2', effect: { kind: 'endless' } });
    const first = await ec2();
    const second = await new EC2Client(clientConfig(cloud)).send(new DescribeVolumesCommand({ NextToken: first.NextToken }));
    expect(first.NextToken).toBeDefined();
    expect(second.NextToken).toBe(first.NextToken);
    cloud.faults.clear();
    cloud.faults.add({ service: 'ec2', effect: { kind: 'endless', fresh: true } });
    const tokens = new Set<string | undefined>();
    for await (const page of paginateDescribeVolumes({ client: new EC2Client(clientConfig(cloud)) }, {})) {
      tokens.add(page.NextToken);
      if (tokens.size === 20) break;
    }
    expect(tokens.size).toBe(20);
  });

  it('hits only what it names', async () => {
    cloud.faults.add({
      service: ['ec2', 'kms'],
      operation: 'Describe*',
      region: 'eu-west-1',
      account: accountId,
      effect: { kind: 'deny' },
    });
    await expect(ec2()).rejects.toThrow();
    await expect(kms()).resolves.toBeDefined();
    await expect(new EC2Client(clientConfig(cloud, accountKey, 'us-east-1')).send(new DescribeVolumesCommand({}))).resolves.toBeDefined();
  });

  it('hits the credentials that it met first, and no others', async () => {
    const [first, second] = [await roleCredentials(cloud), await roleCredentials(cloud)];
    const listKeys = (credentials: typeof first) => new KMSClient(clientConfig(cloud, credentials)).send(new ListKeysCommand({}));
    cloud.faults.add({ service: 'kms', from: 2, sameCredentials: true, effect: { kind: 'expired' } });
    await expect(listKeys(second)).resolves.toBeDefined();
    await expect(listKeys(first)).rejects.toMatchObject({ name: 'ExpiredTokenException' });
    await expect(listKeys(second)).resolves.toBeDefined();
    await expect(listKeys(first)).rejects.toMatchObject({ name: 'ExpiredTokenException' });
    expect(cloud.faults.list()).toMatchObject([{ seen: 4, applied: 2 }]);
  });

  it('hits the calls that it counts', async () => {
    cloud.faults.add({ service: 'kms', from: 2, count: 2, effect: { kind: 'throttle' } });
    const outcomes = [];
    for (let call = 0; call < 5; call += 1)
      outcomes.push(
        await kms().then(
          () => 'ok',
          () => 'no',
        ),
      );
    expect(outcomes).toEqual(['ok', 'no', 'no', 'ok', 'ok']);
  });

  it('chooses by chance, the same way each time', async () => {
    const run = async () => {
      cloud.faults.clear();
      cloud.faults.add({ service: 'kms', probability: 0.5, seed: 7, effect: { kind: 'throttle' } });
      const outcomes = [];
      for (let call = 0; call < 20; call += 1)
        outcomes.push(
          await kms().then(
            () => 'ok',
            () => 'no',
          ),
        );
      return outcomes;
    };
    const first = await run();
    expect(new Set(first)).toEqual(new Set(['ok', 'no']));
    expect(await run()).toEqual(first);
  });
});

describe('the paths under /_sample/', () => {
  const admin = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(`${cloud.url}/_sample/${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });

  it('say that it lives, and whose accounts it has', async () => {
    expect(await (await admin('GET', 'health')).json()).toMatchObject({ ok: true, accounts: [{ id: accountId, name: 'tiny' }] });
  });

  it('script faults and count calls', async () => {
    const { ids } = (await (await admin('POST', 'faults', [{ service: 'kms', count: 1, effect: { kind: 'throttle' } }])).json()) as {
      ids: number[];
    };
    await expect(kms()).rejects.toThrow();
    await expect(kms()).resolves.toBeDefined();
    const row = {
      account: accountId,
      service: 'kms',
      operation: 'ListKeys',
      region: 'eu-west-1',
      calls: 2,
      throttled: 1,
      refused: 0,
      faulted: 0,
    };
    expect(await (await admin('GET', 'calls')).json()).toEqual({ calls: 2, throttled: 1, refused: 0, faulted: 0, operations: [row] });
    expect(await (await admin('DELETE', `faults/${ids[0]}`)).json()).toEqual({ faults: [] });
    expect((await admin('DELETE', `faults/${ids[0]}`)).status).toBe(404);
    await admin('DELETE', 'calls');
    expect(cloud.calls.totals().calls).toBe(0);
  });

  it('set the clock', async () => {
    expect(await (await admin('POST', 'clock', { instant: '2026-05-01T00:00:00Z' })).json()).toEqual({ now: '2026-05-01T00:00:00.000Z' });
    expect(await (await admin('POST', 'clock', { moveMs: 1000 })).json()).toEqual({ now: '2026-05-01T00:00:01.000Z' });
    expect((await admin('POST', 'clock', { instant: null })).status).toBe(200);
  });

  it.each([
    ['no JSON', 'POST', 'faults', '{', 400],
    ['an unknown effect', 'POST', 'faults', { effect: { kind: 'explode' } }, 400],
    ['unknown keys', 'POST', 'faults', { servce: 'kms', effect: { kind: 'deny' } }, 400],
    ['a time that is none', 'POST', 'clock', { instant: 'noon' }, 400],
    ['an unknown path', 'GET', 'nothing', undefined, 404],
  ])('refuse %s', async (_name, method, path, body, status) => {
    expect((await admin(method, path, body)).status).toBe(status);
    expect(cloud.faults.list()).toEqual([]);
  });

  it('do not listen to web pages', async () => {
    expect((await admin('DELETE', 'faults', undefined, { origin: 'https://elsewhere.example' })).status).toBe(403);
  });
});

describe('odd requests', () => {
  it('get an answer, never a crash', async () => {
    const nested = '['.repeat(20_000);
    for (const [init, status] of [
      [{ method: 'POST', body: 'Action=ListUsers' }, 403],
      [{ method: 'POST', body: nested }, 403],
      [{ method: 'POST', body: 'x'.repeat(11_000_000) }, 413],
      [{ headers: { authorization: 'Basic abc' } }, 403],
    ] as const) {
      const answer = await fetch(cloud.url, init).catch(() => ({ status: 413 }));
      expect(answer.status).toBe(status);
    }
    await expect(kms()).resolves.toBeDefined();
  });
});
