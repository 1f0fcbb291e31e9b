import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { WorldAccount } from '@/sample-cloud/contract';
import { accessKeys } from '@/sample-cloud/credentials';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { createSession } from '@/server/aws/session';
import { collectUnit } from './collect-unit';
import { collectorOf } from './registry';
import type { AnyResource, OperationCoverage } from './types';

// What a scan says when AWS's answers go wrong on their way.

const anchor = new Date(new Date().setUTCHours(0, 0, 0, 0));
const world = createDefaultWorld({ anchor });
const account = world.accounts[0] as WorldAccount;
const region = 'eu-central-1';
let cloud: SampleCloud;

beforeAll(async () => {
  cloud = await startSampleCloud({ world, limits: 'none' });
});
afterEach(() => cloud.faults.clear());
afterAll(() => cloud.close());

async function collect(
  operation: 'ec2:DescribeVolumes' | 's3:ListBuckets',
  maxAttempts = 1,
): Promise<{ resources: AnyResource[]; coverage: Map<string, OperationCoverage>; fetched: number }> {
  let fetched = 0;
  const resources: AnyResource[] = [];
  const collector = collectorOf(operation);
  const coverage = await collectUnit({
    session: createSession({
      account: account.id,
      partition: 'aws',
      endpoint: cloud.url,
      credentials: async () => {
        fetched += 1;
        return { ...accessKeys(account), expiration: new Date(Date.now() + 3_600_000) };
      },
      maxAttempts,
    }),
    collector,
    region: collector.scope === 'global' ? 'global' : region,
    regions: [region],
    homeRegion: 'us-east-1',
    now: anchor,
    maxPages: 5,
    onResources: async (page) => {
      resources.push(...page);
    },
  });
  return { resources, coverage: new Map(coverage.map((entry) => [entry.operation, entry])), fetched };
}

describe('a listing that goes wrong', () => {
  it.each([
    ['is refused', { kind: 'deny' }, 'denied'],
    ['is throttled', { kind: 'throttle' }, 'throttled'],
    ['comes with expired credentials', { kind: 'expired' }, 'expired'],
    ['fails inside AWS', { kind: 'error', status: 500, code: 'InternalError' }, 'failed'],
    ['does not parse', { kind: 'malformed' }, 'malformed'],
    ['breaks off', { kind: 'cut' }, 'unreachable'],
    ['is hung up on', { kind: 'reset' }, 'unreachable'],
    ['leads in a circle', { kind: 'endless' }, 'malformed'],
    ['never ends', { kind: 'endless', fresh: true }, 'cut'],
  ] as const)('says so when it %s', async (_, effect, status) => {
    cloud.faults.add({ service: 'ec2', operation: 'DescribeVolumes', effect });
    const { coverage, resources } = await collect('ec2:DescribeVolumes');
    expect(coverage.get('ec2:DescribeVolumes')?.status).toBe(status);
    expect([...coverage.values()].filter((entry) => entry.status !== 'complete')).toHaveLength(1);
    expect(resources.some(({ type }) => type === 'AWS::EC2::Instance')).toBe(true);
  });

  it('is never taken for an empty account, when a proxy answers in HTML with 200', async () => {
    cloud.faults.add({ service: 'ec2', operation: 'DescribeVolumes', effect: { kind: 'html', status: 200 } });
    expect((await collect('ec2:DescribeVolumes')).coverage.get('ec2:DescribeVolumes')?.status).toBe('malformed');
  });
});

describe('a call for one bucket that goes wrong', () => {
  it('leaves that bucket with a gap, and the others whole', async () => {
    const whole = await collect('s3:ListBuckets');
    cloud.faults.add({ service: 's3', operation: 'GetBucketVersioning', count: 1, effect: { kind: 'throttle' } });
    const { coverage, resources } = await collect('s3:ListBuckets');
    expect(coverage.get('s3:GetBucketVersioning')).toMatchObject({ status: 'partial' });
    expect(resources).toHaveLength(whole.resources.length);
    const gapped = resources.filter(({ gaps }) => gaps.some(({ operation }) => operation === 's3:GetBucketVersioning'));
    expect(gapped).toHaveLength(1);
    expect(gapped[0]?.data).not.toHaveProperty('versioning');
  });
});

describe('a call whose credentials have expired', () => {
  // S3 answers HEAD without a body, so that it is a 400 and no more.
  it.each(['ListBuckets', 'HeadBucket'])('is sent again with renewed ones: %s', async (operation) => {
    cloud.faults.add({ service: 's3', operation, count: 1, effect: { kind: 'expired' } });
    const { coverage } = await collect('s3:ListBuckets', 3);
    expect(cloud.faults.list()).toMatchObject([{ applied: 1 }]);
    expect(coverage.get(`s3:${operation}`)?.status).toBe('complete');
  });

  it('renews them but once for a 400 that says nothing and stays', async () => {
    cloud.faults.add({
      service: 's3',
      operation: 'HeadBucket',
      effect: { kind: 'error', status: 400, code: 'AuthorizationHeaderMalformed' },
    });
    const { coverage, fetched } = await collect('s3:ListBuckets', 3);
    expect(coverage.get('s3:HeadBucket')).toMatchObject({ code: 'HTTP 400' });
    expect(fetched).toBe(2);
  });
});
