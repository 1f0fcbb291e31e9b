import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { connect } from '@/server/aws/connect';
import { checks } from '@/server/checks/registry';
import { collectors } from '@/server/collect/registry';
import { closeDatabase } from '@/server/db';
import { requiredOperations } from '@/server/permissions/required-actions';
import { makeOrganization, makePerson } from '@/server/test/organization';
import { connectAccount } from '../connect/connect-account';
import { issueExternalId } from '../connect/issue-external-id';
import { sampleExternalId } from '../sample-accounts';
import { issueSchema } from '../schema';
import { askWhatIsAllowed } from './ask';
import { probes } from './probes';
import { readOrRunPreflight, readPreflight } from './read-preflight';
import { type PreflightReport, summarise } from './report';

const production = '111122223333';
const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow' as const, Action: '*', Resource: '*' }] };
let cloud: SampleCloud;

beforeAll(async () => {
  cloud = await startSampleCloud({ world: createDefaultWorld({ anchor: new Date('2026-11-20T00:00:00Z') }), limits: 'none' });
  process.env.SAMPLE_CLOUD_URL = cloud.url;
});
beforeEach(() => cloud.faults.clear());
afterAll(async () => {
  await cloud.close();
  await closeDatabase();
});

function ask(roleName: string, externalId = sampleExternalId(production)): Promise<PreflightReport> {
  const roleArn = `arn:aws:iam::${production}:role/${roleName}`;
  const target = { accountId: production, partition: 'aws', kind: 'sample' as const, roleArn, externalId, region: 'eu-central-1' };
  return askWhatIsAllowed(connect(target, { sessionName: 'test-preflight', endpoints: { sample: cloud.url } }), 'eu-central-1', roleArn);
}

let made = 0;
/** A role that may do everything but what is named. */
function roleWithout(...denied: string[]): string {
  made += 1;
  const name = `Without${made}`;
  const deny = { Version: '2012-10-17', Statement: [{ Effect: 'Deny' as const, Action: denied, Resource: '*' }] };
  cloud.addRole(production, { name, externalId: 'right-id', policies: [everything, deny] });
  return name;
}

const stateOf = (report: PreflightReport, operation: string) => {
  const found = report.operations.find((each) => each.operation === operation);
  return found && `${found.state} ${found.how ?? '-'}`;
};

describe('what a role may do', () => {
  it('is all of it, for a role that lacks nothing: each operation called, or answered for by IAM', async () => {
    const report = await ask('CloudLensScanRole');
    expect(report.operations.filter(({ state }) => state !== 'allowed')).toEqual([]);
    expect(report.operations.map(({ operation }) => operation)).toEqual(requiredOperations.map(({ operation }) => operation));
    expect(stateOf(report, 's3:ListBuckets')).toBe('allowed called');
    expect(stateOf(report, 's3:GetBucketPolicy')).toBe('allowed simulated');
    expect(stateOf(report, 's3control:GetPublicAccessBlock')).toBe('allowed called');
  });

  // Each operation is in one of the groups that are denied together, so that a few questions cover them all.
  it.each([0, 1, 2, 3, 4])('lacks what is denied and nothing else: every fifth operation, from the %i. on', async (rest) => {
    const denied = requiredOperations.filter(({ operation }, index) => index % 5 === rest && operation !== 'iam:SimulatePrincipalPolicy');
    const actions = new Set(denied.flatMap((each) => each.actions));
    const report = await ask(roleWithout(...actions), 'right-id');
    const lacking = requiredOperations.filter((each) => each.actions.some((action) => actions.has(action)));
    expect(report.operations.filter(({ state }) => state === 'denied').map(({ operation }) => operation)).toEqual(
      lacking.map(({ operation }) => operation),
    );
    expect(report.operations.filter(({ state }) => state === 'not-tested')).toEqual([]);
  });

  it('is not tested where neither a call nor the simulator answered: never allowed', async () => {
    const report = await ask(roleWithout('iam:SimulatePrincipalPolicy'), 'right-id');
    expect(stateOf(report, 'iam:SimulatePrincipalPolicy')).toBe('denied called');
    expect(stateOf(report, 's3:GetBucketPolicy')).toBe('not-tested -');
    expect(stateOf(report, 's3:ListBuckets')).toBe('allowed called');
    for (const { operation, state } of report.operations)
      if (!probes[operation as never] && operation !== 'iam:SimulatePrincipalPolicy') expect(state).toBe('not-tested');
  });

  it.each([
    ['throttled', { kind: 'throttle' }],
    ['broken', { kind: 'reset' }],
    ['unreadable', { kind: 'malformed' }],
    ['a proxy’s 403', { kind: 'html', status: 403 }],
    ['a failure', { kind: 'error', status: 500, code: 'InternalFailure' }],
  ] as const)('is not tested where a call was %s, whatever the simulator thinks', async (_, effect) => {
    cloud.faults.add({ service: 'kms', operation: 'ListKeys', effect });
    expect(stateOf(await ask('CloudLensScanRole'), 'kms:ListKeys')).toBe('not-tested -');
  });
});

describe('what that means', () => {
  it('names for each check what it lacks, and offers the policy', async () => {
    const admin = await makePerson(await makeOrganization());
    const issued = await issueExternalId(admin.actor, issueSchema.parse({ accountId: production, roleName: 'CloudLensLimitedRole' }));
    await connectAccount(admin.actor, { accountId: production, roleArn: issued.roleArn });
    const preflight = await readPreflight(admin.actor, issued.id);
    expect(preflight?.missingActions).toEqual(['kms:ListKeys']);
    expect(preflight?.policy?.Statement[0]).toMatchObject({ Effect: 'Allow', Action: ['kms:ListKeys'] });
    const blind = preflight?.checks.filter(({ missingActions }) => missingActions.length > 0).map(({ id }) => id) ?? [];
    expect(blind.sort()).toEqual(
      checks
        .filter(({ needs }) => needs.includes('kms:ListKeys'))
        .map(({ id }) => id)
        .sort(),
    );
    expect(await readOrRunPreflight(admin.actor, issued.id)).toEqual(preflight);

    const stranger = await makePerson(await makeOrganization());
    await expect(readPreflight(stranger.actor, issued.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('counts an operation that a report does not know as not tested', () => {
    const summary = summarise({ region: 'x', operations: [] }, [{ id: 'a/b', title: 'A', needs: ['new:Operation'] }]);
    expect(summary.checks).toEqual([{ id: 'a/b', title: 'A', missingActions: [], notTested: ['new:Operation'] }]);
  });
});

it('calls only operations that collectors declare', () => {
  const declared = new Set(collectors.flatMap(({ operations }) => operations.map(({ operation }) => operation as string)));
  for (const operation of Object.keys(probes)) expect(declared).toContain(operation);
});
