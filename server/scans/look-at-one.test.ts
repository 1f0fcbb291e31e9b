import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessKeys } from '@/sample-cloud/credentials';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { deepReads } from '@/server/aws/deep-reads';
import { Pacer } from '@/server/aws/pacer';
import { createSession } from '@/server/aws/session';
import { globalRegion } from '@/server/checks/coverage';
import { emptySnapshot, isLocal, judge } from '@/server/checks/judge';
import { checks } from '@/server/checks/registry';
import { ResourceShelf } from '@/server/checks/snapshot';
import type { Check } from '@/server/checks/types';
import { collectUnit } from '@/server/collect/collect-unit';
import { collectors, collectorsFor } from '@/server/collect/registry';
import type { AnyResource } from '@/server/collect/types';
import { verificationUnits } from '@/server/findings/verify/scope-of';
import { type LookAtOne, lookAtOne } from './look-at-one';

// Whatever is left out for the sake of one resource: that resource comes out as a whole scan sees it, and so does the verdict.

/** One for each way of narrowing; all of them with CLOUDLENS_TEST_ALL. */
const spread = [
  's3/bucket-versioning-enabled',
  's3/bucket-not-public',
  's3/account-public-access-blocked',
  'ec2/security-group-ssh-closed',
  'ec2/security-group-default-empty',
  'ec2/snapshot-not-public',
  'ec2/instance-imdsv2-required',
  'iam/user-console-mfa',
  'iam/group-has-members',
  'iam/role-confused-deputy',
  'iam/customer-policy-no-admin',
  'kms/key-rotation-enabled',
  'sns/topic-not-public',
  'dynamodb/table-point-in-time-recovery',
  'ecs/service-no-public-address',
  'ecs/task-set-no-public-address',
  'ecs/task-logs-written',
  'apigateway/stage-client-certificate',
];
/** Of what another sample account has. */
const elsewhere = ['codecommit/repository-no-secrets', 'logs/log-group-no-secrets-in-events'];
const chosen = process.env.CLOUDLENS_TEST_ALL
  ? checks.filter(({ id }) => !elsewhere.includes(id))
  : checks.filter(({ id }) => spread.includes(id));

const now = new Date('2026-11-20T00:00:00Z');
const world = createDefaultWorld({ anchor: now });
const account = world.accounts[0];
if (!account) throw new Error('The world has no account.');
const enabled = account.regions.filter((region) => region.enabled).map(({ name }) => name);
const regions = process.env.CLOUDLENS_TEST_ALL ? enabled : ['eu-central-1', 'eu-west-1'];
const scope = { account: account.id, partition: 'aws', now };
const homeRegion = 'eu-central-1';
let cloud: SampleCloud;

const open = () =>
  createSession({
    account: account.id,
    partition: 'aws',
    credentials: async () => accessKeys(account),
    endpoint: `${cloud.url}/@${now.toISOString()}`,
    pacer: new Pacer(undefined, () => ({ group: 'any', perSecond: 1e6, burst: 1e6 })),
    maxAttempts: 1,
  });

interface Stored {
  resource: AnyResource;
  home: { service: string; region: string };
}
/** As an ordinary scan sees the account, by type and ARN. */
const stored = new Map<string, Map<string, Stored>>();
const shelf = new ResourceShelf();
/** Calls of an ordinary scan, by unit. */
const callsOfAll = new Map<string, number>();

beforeAll(async () => {
  cloud = await startSampleCloud({ world, limits: 'none' });
  const needed = new Set(chosen.flatMap(collectorsFor).concat(chosen.map((check) => homeOf(check))));
  const units = [...needed].flatMap((collector) =>
    (collector.scope === 'global' ? [globalRegion] : regions).map((region) => ({ collector, region })),
  );
  await Promise.all(
    units.map(async ({ collector, region }) => {
      const session = open();
      await collectUnit({
        session,
        collector,
        region,
        regions,
        homeRegion,
        now,
        deepReads,
        onResources: async (page) => {
          for (const resource of page) {
            const known = stored.get(resource.type) ?? new Map<string, Stored>();
            stored.set(resource.type, known);
            if (known.has(resource.arn)) continue;
            known.set(resource.arn, { resource, home: { service: collector.service, region } });
            shelf.add(resource);
          }
        },
      });
      callsOfAll.set(`${collector.service} ${region}`, session.meter.calls);
    }),
  );
});
afterAll(() => cloud.close());

function homeOf({ resourceType }: Check) {
  const collector = collectors.find(({ types }) => types.includes(resourceType));
  if (!collector) throw new Error(`No collector yields ${resourceType}.`);
  return collector;
}

const verdictsOf = (check: Check, resource: AnyResource) =>
  judge(check, resource, isLocal(check) ? emptySnapshot : shelf.viewFor(check, resource.region), scope);

function look(check: Check, { resource, home }: Stored): LookAtOne {
  const { type, arn, id, region } = resource;
  const units = verificationUnits(check, region, home, regions);
  return {
    ...{ session: open(), check, target: { type, arn, id, region }, home, units, regions, homeRegion, scope, deepReads },
    allRegions: true,
  };
}

/** A finding's resource: one that fails where there is one, else any. */
function oneOf(check: Check, regions?: readonly string[]): Stored {
  const all = [...(stored.get(check.resourceType)?.values() ?? [])].filter(({ resource }) => regions?.includes(resource.region) ?? true);
  const one = all.find(({ resource }) => verdictsOf(check, resource).some(({ status }) => status === 'fail')) ?? all[0];
  if (!one) throw new Error(`The sample has no ${check.resourceType}.`);
  return one;
}

const callsOf = ({ units }: Awaited<ReturnType<typeof lookAtOne>>) => units.reduce((sum, { calls }) => sum + calls, 0);

describe.each(chosen.map((check) => [check.id, check] as const))('looking at one resource for %s', (_, check) => {
  it('sees and says what a whole scan does', async () => {
    const one = oneOf(check);
    const seen = await lookAtOne(look(check, one));
    expect(seen.resource).toEqual(one.resource);
    expect(seen.records).toEqual(verdictsOf(check, one.resource));
    expect(seen.gaps).toEqual([]);
  });
});

describe('what looking at one resource costs', () => {
  it.each([
    // Its listing by prefix, and what else is told of a bucket.
    ['s3/bucket-versioning-enabled', 12, 400],
    // The group by its id, and the region's interfaces, of which the check asks which use it.
    ['ec2/security-group-ssh-closed', 2, 50],
    // Users, groups and both kinds of policies, the credential report, virtual devices.
    ['iam/user-console-mfa', 7, 25],
    ['kms/key-rotation-enabled', 6, 40],
  ])('is, for %s, %i calls; all of its service and region are %i and more', async (id, alone, all) => {
    const check = checks.find((each) => each.id === id) as Check;
    const one = oneOf(check, [homeRegion, globalRegion]);
    const seen = await lookAtOne(look(check, one));
    expect(callsOf(seen)).toBe(alone);
    expect(callsOfAll.get(`${one.home.service} ${one.home.region}`)).toBeGreaterThanOrEqual(all);
  });
});

describe('what looking at one resource may not claim', () => {
  const check = checks.find(({ id }) => id === 'kms/key-rotation-enabled') as Check;
  const denied = (operation: string) => cloud.faults.add({ service: 'kms', operation, effect: { kind: 'deny' } });

  it('is that it is gone where the listing was cut', async () => {
    const fault = denied('ListKeys');
    const seen = await lookAtOne(look(check, oneOf(check)));
    cloud.faults.remove(fault);
    expect(seen).toMatchObject({ resource: null, isGone: false, records: [] });
    expect(seen.gaps).toMatchObject([{ operation: 'kms:ListKeys', status: 'denied' }]);
  });

  it('is a verdict where the call was denied that the check stands on', async () => {
    const fault = denied('GetKeyRotationStatus');
    const seen = await lookAtOne(look(check, oneOf(check)));
    cloud.faults.remove(fault);
    expect(seen.isGone).toBe(false);
    expect(seen.records).toMatchObject([{ status: 'unknown', summary: expect.stringContaining('kms:GetKeyRotationStatus was denied') }]);
  });

  it('is that it is gone before all of its kind was listed', async () => {
    const { home, resource } = oneOf(check);
    const gone = { ...resource, arn: `${resource.arn}-gone`, id: `${resource.id}-gone` } as AnyResource;
    const seen = await lookAtOne(look(check, { home, resource: gone }));
    expect(seen).toMatchObject({ resource: null, isGone: true, gaps: [] });
    // The narrow look came first.
    expect(callsOf(seen)).toBeGreaterThan(callsOfAll.get(`kms ${home.region}`) ?? 0);
  });
});
