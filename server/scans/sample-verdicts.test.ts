import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorldAccount } from '@/sample-cloud/contract';
import { accessKeys } from '@/sample-cloud/credentials';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { deepReads } from '@/server/aws/deep-reads';
import { Pacer } from '@/server/aws/pacer';
import { createSession } from '@/server/aws/session';
import { serviceOfCheck, type VerdictRecord } from '@/server/checks/judge';
import { checks } from '@/server/checks/registry';
import type { Check } from '@/server/checks/types';
import { specOf } from '@/server/collect/registry';
import { scanInMemory } from './in-memory';

// The sample accounts show what every check says: somewhere something is wrong, somewhere the same is right, and where AWS refuses
// to tell, nothing is right or wrong.

/** What the sample has one of, which is bad now and was good before, or the other way round; it is looked at on two days. */
const onePerWorld: Readonly<Record<string, string>> = {
  'iam/root-credentials-centrally-managed': 'an organization has one management account, and the sample one organization',
  'organizations/delegated-administrators-active': 'an organization has one management account, and the sample one organization',
  'rds/classic-security-group-events-subscribed': 'AWS lets nobody make a database outside of a VPC any more; one is left',
};
const before = 50;

/** Services whose sample holds single resources that may not be looked at. */
const withRefusals = ['documentdb', 'dynamodb', 'elasticache', 'emr', 'neptune', 'opensearch', 'redshift', 'sagemaker'];

const anchor = new Date('2026-11-20T00:00:00Z');
const world = createDefaultWorld({ anchor });
const records: VerdictRecord[] = [];
const refused: VerdictRecord[] = [];
let cloud: SampleCloud;

async function scan(account: WorldAccount | undefined, judged: readonly Check[], into: VerdictRecord[], now = anchor): Promise<void> {
  if (!account) throw new Error('The world has no such account.');
  await scanInMemory({
    session: createSession({
      account: account.id,
      partition: 'aws',
      credentials: async () => accessKeys(account),
      endpoint: `${cloud.url}/@${now.toISOString()}`,
      pacer: new Pacer(undefined, () => ({ group: 'any', perSecond: 1e6, burst: 1e6 })),
      maxAttempts: 1,
    }),
    regions: account.regions.filter(({ enabled }) => enabled).map(({ name }) => name),
    homeRegion: 'eu-central-1',
    allRegions: true,
    checks: judged,
    now,
    deepReads,
    onVerdicts: (fresh) => into.push(...fresh),
  });
}

beforeAll(async () => {
  cloud = await startSampleCloud({ world, limits: 'none' });
  for (const account of world.accounts) await scan(account, checks, records);
  const twice = checks.filter(({ id }) => id in onePerWorld);
  await scan(world.accounts[0], twice, records, new Date(anchor.getTime() - before * 86_400_000));
  const denied = cloud.faults.add({ effect: { kind: 'deny' } });
  await scan(world.accounts[2], checks, refused);
  cloud.faults.remove(denied);
});
afterAll(() => cloud.close());

const statusesIn = (all: readonly VerdictRecord[], id: string) =>
  [...new Set(all.filter(({ checkId }) => checkId === id).map(({ status }) => status))].sort();

describe.each(checks.map((check) => [check.id, check] as const))('%s in the sample accounts', (id, check) => {
  it('finds something wrong and something right', () => {
    expect(statusesIn(records, id)).toEqual(expect.arrayContaining(['fail', 'pass']));
  });

  it('knows nothing where AWS refuses everything', () => {
    expect(statusesIn(refused, id)).toEqual(['unknown']);
  });

  // What comes with a listing cannot be refused for a single resource: that the listing is refused is asked for every operation elsewhere.
  const isRefusable =
    withRefusals.includes(serviceOfCheck(check)) && check.needs.some((operation) => specOf(operation).level === 'resource');
  it.runIf(isRefusable)('meets something that it may not look at', () => {
    expect(statusesIn(records, id)).toContain('unknown');
  });
});

it('makes exceptions only of checks that there are', () => {
  const ids = checks.map(({ id }) => id);
  expect(Object.keys(onePerWorld).filter((id) => !ids.includes(id))).toEqual([]);
});
