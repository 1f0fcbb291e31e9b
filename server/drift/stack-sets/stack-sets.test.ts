import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { SampleCloud } from '@/sample-cloud/start';
import { closeDatabase } from '@/server/db';
import { connectSample } from '@/server/scans/testing/sample-target';
import { limitPerson, makePerson } from '@/server/test/organization';
import { production, region, startDriftCloud } from '../testing';
import { listStackSetsOf } from './data';

let cloud: SampleCloud;
let target: Awaited<ReturnType<typeof connectSample>>;
let admin: Awaited<ReturnType<typeof makePerson>>;

beforeAll(async () => {
  cloud = await startDriftCloud();
  target = await connectSample(production);
  admin = await makePerson(target.orgId);
});
afterEach(() => cloud.faults.clear());
afterAll(async () => {
  await cloud.close();
  await closeDatabase();
});

const list = (where?: string) => listStackSetsOf(admin.actor, target.awsAccountId, where);

it('tells each instance of the stack sets that the account administers, and none where there is none', async () => {
  const [here] = await list(region);
  expect(here?.stackSets?.map(({ name, driftStatus }) => [name, driftStatus])).toEqual([
    ['org-audit-baseline', 'DRIFTED'],
    ['budget-alarms', 'NOT_CHECKED'],
  ]);
  const [baseline, budgets] = here?.stackSets ?? [];
  expect(baseline?.instances?.map(({ accountId, driftStatus, status }) => [accountId, driftStatus, status])).toEqual([
    [production, 'IN_SYNC', 'CURRENT'],
    [production, 'IN_SYNC', 'CURRENT'],
    ['444455556666', 'DRIFTED', 'CURRENT'],
    ['777788889999', 'UNKNOWN', 'OUTDATED'],
  ]);
  // What nobody looked at has no time of a look.
  expect(budgets?.instances?.map(({ detectionTime }) => detectionTime)).toEqual([null, null]);
  expect(await list('us-west-2')).toEqual([{ region: 'us-west-2', stackSets: [], isCut: false, reason: null }]);
});

it('is no empty list when it may not be listed, and says what is missing', async () => {
  cloud.faults.add({ operation: 'ListStackSets', effect: { kind: 'deny' } });
  const [denied] = await list(region);
  expect(denied).toMatchObject({ stackSets: null, reason: expect.stringContaining('cloudformation:ListStackSets') });
  cloud.faults.clear();
  cloud.faults.add({ operation: 'ListStackInstances', effect: { kind: 'deny' } });
  const [halfway] = await list(region);
  expect(halfway?.stackSets?.[0]).toMatchObject({ instances: null, reason: expect.stringContaining('cloudformation:ListStackInstances') });
});

it('belongs to those who were granted the account', async () => {
  const stranger = await limitPerson(await makePerson(target.orgId), {});
  await expect(listStackSetsOf(stranger.actor, target.awsAccountId, region)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
