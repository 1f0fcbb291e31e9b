import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessKeys } from '@/sample-cloud/credentials';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { Pacer } from '@/server/aws/pacer';
import { createSession } from '@/server/aws/session';
import { serviceOfCheck, type VerdictRecord } from '@/server/checks/judge';
import { checks } from '@/server/checks/registry';
import { specOf } from '@/server/collect/registry';
import { scanInMemory } from './in-memory';

// The sample accounts show what every check says: somewhere something is wrong, somewhere the same is right, and somewhere it cannot be told.

const services = ['documentdb', 'dynamodb', 'elasticache', 'emr', 'neptune', 'opensearch', 'redshift', 'sagemaker'];
const judged = checks.filter((check) => services.includes(serviceOfCheck(check)));
const anchor = new Date('2026-11-20T00:00:00Z');
const world = createDefaultWorld({ anchor });
const records: VerdictRecord[] = [];
let cloud: SampleCloud;

beforeAll(async () => {
  cloud = await startSampleCloud({ world, limits: 'none' });
  for (const account of world.accounts)
    await scanInMemory({
      session: createSession({
        account: account.id,
        partition: 'aws',
        credentials: async () => accessKeys(account),
        endpoint: `${cloud.url}/@${anchor.toISOString()}`,
        pacer: new Pacer(undefined, () => ({ group: 'any', perSecond: 1e6, burst: 1e6 })),
        maxAttempts: 1,
      }),
      regions: account.regions.filter(({ enabled }) => enabled).map(({ name }) => name),
      homeRegion: 'eu-central-1',
      allRegions: true,
      checks: judged,
      now: anchor,
      onVerdicts: (fresh) => records.push(...fresh),
    });
}, 120_000);
afterAll(() => cloud.close());

describe.each(judged.map((check) => [check.id, check] as const))('%s in the sample accounts', (id, check) => {
  const statuses = () => new Set(records.filter(({ checkId }) => checkId === id).map(({ status }) => status));

  it('finds something wrong and something right', () => {
    expect([...statuses()]).toEqual(expect.arrayContaining(['fail', 'pass']));
  });

  // What comes with a listing cannot be refused for a single resource: that the listing is refused is asked for every operation elsewhere.
  it.runIf(check.needs.some((operation) => specOf(operation).level === 'resource'))('meets something that it may not look at', () => {
    expect([...statuses()]).toContain('unknown');
  });
});
