import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { closeDatabase, withIdentity } from './db';
import { rolePermissions } from './identity/permissions';
import { documentedCases } from './test/isolation/documented';
import { type FurnishedOrganization, furnishOrganization } from './test/isolation/furnished-organization';
import { idFieldsOf, nameOf } from './test/isolation/id-fields';
import { rowsOf } from './test/isolation/rows-of';
import { inlineActions, serverActions } from './test/isolation/server-actions';
import { makeKey, makePerson, type Person } from './test/organization';

/** For every server action the same six, with real ids of an organization that is not theirs. Actions take sessions only: keys open none. */

let request: Record<string, string> = {};
vi.mock('next/headers', () => ({
  headers: async () => new Headers(request),
  cookies: async () => ({ set: () => {}, get: () => undefined, delete: () => {} }),
}));

/** A right input of each action that names rows, with somebody else's ids in it. A new one without a line here fails. */
const inputs: Record<string, (theirs: FurnishedOrganization['ids']) => unknown> = {
  updateAccountAction: ({ account }) => ({ id: account, name: 'mine now' }),
  removeAccountAction: ({ account }) => ({ id: account }),
  pauseAccountAction: ({ account }) => ({ id: account }),
  setDeepReadsAction: ({ account }) => ({ id: account, deepReads: ['lambda-code'] }),
  resumeAccountAction: ({ account }) => ({ id: account }),
  tryConnectionAction: ({ account }) => ({ id: account }),
  verifyAccountAction: ({ account }) => ({ id: account }),
  deleteAccessKeyAction: ({ accessKey }) => ({ id: accessKey }),
  discoverOrganizationAction: ({ account }) => ({ id: account }),
  followOrganizationAction: ({ account }) => ({ id: account, follow: true }),
  connectMembersAction: ({ account }) => ({ id: account, accountIds: ['000000000002'], organizationalUnitId: 'r-ab12' }),
  switchOrganizationAction: ({ organization }) => ({ organizationId: organization }),
  muteFindingsAction: ({ finding }) => ({ ids: [finding], reason: 'not yours' }),
  unmuteFindingsAction: ({ finding }) => ({ ids: [finding] }),
  assignFindingsAction: ({ finding }) => ({ ids: [finding], assigneeId: null }),
  addCommentAction: ({ finding }) => ({ findingId: finding, body: 'not yours' }),
  editCommentAction: ({ finding, comment }) => ({ findingId: finding, commentId: comment, body: 'not yours' }),
  deleteCommentAction: ({ finding, comment }) => ({ findingId: finding, commentId: comment }),
  makeExceptionAction: ({ finding }) => ({
    ids: [finding],
    category: 'business-need',
    reason: 'not yours',
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  }),
  approveExceptionAction: ({ exception }) => ({ id: exception }),
  declineExceptionAction: ({ exception }) => ({ id: exception }),
  withdrawExceptionAction: ({ exception }) => ({ id: exception }),
  updateFindingViewAction: ({ findingView }) => ({ id: findingView, name: 'not yours' }),
  deleteFindingViewAction: ({ findingView }) => ({ id: findingView }),
  createDashboardAction: ({ account }) => ({ name: 'not yours', widgets: [{ kind: 'count', key: 'a', filter: { account: [account] } }] }),
  updateDashboardAction: ({ dashboard }) => ({ dashboardId: dashboard, name: 'not yours' }),
  deleteDashboardAction: ({ dashboard }) => ({ dashboardId: dashboard }),
  createReportAction: ({ dashboard, channel }) => ({
    name: 'not yours',
    source: { kind: 'dashboard', dashboardId: dashboard },
    channelId: channel,
    schedule: { frequency: 'daily', hour: 8 },
  }),
  updateReportAction: ({ report }) => ({ reportId: report, paused: true }),
  deleteReportAction: ({ report }) => ({ reportId: report }),
  sendReportAction: ({ report }) => ({ reportId: report }),
  previewReportAction: ({ dashboard }) => ({ source: { kind: 'dashboard', dashboardId: dashboard } }),
  startScanAction: ({ account }) => ({ awsAccountId: account }),
  cancelScanAction: ({ scan }) => ({ scanId: scan }),
  deleteScanAction: ({ scan }) => ({ scanId: scan }),
  attestAction: ({ account }) => ({
    framework: 'iso-27001-2022',
    requirement: 'A.6.3',
    awsAccountIds: [account],
    statement: 'Not yours to attest',
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  }),
  withdrawAttestationAction: ({ attestation }) => ({ id: attestation }),
  deleteFrameworkAction: ({ framework }) => ({ id: framework }),
  muteAttackPathAction: ({ attackPath }) => ({ id: attackPath, reason: 'on purpose', expiresAt: null }),
  unmuteAttackPathAction: ({ attackPath }) => ({ id: attackPath }),
  triggerDriftAction: ({ account }) => ({ awsAccountId: account, stackName: 'shop', region: 'eu-west-1' }),
  checkAllDriftAction: ({ account }) => ({ awsAccountId: account, force: false }),
  recheckDriftAction: ({ stack }) => ({ stackId: stack, logicalId: 'Group' }),
  liftIgnoreRuleAction: ({ ignoreRule }) => ({ id: ignoreRule }),
  setDriftScheduleAction: ({ account }) => ({ awsAccountId: account, schedule: 'off' }),
  endSessionAction: ({ session }) => ({ id: session }),
  refreshCostsAction: ({ account }) => ({ awsAccountId: account }),
  createBudgetAction: ({ accountNumber }) => ({ name: 'not yours', amount: '1', accountId: accountNumber }),
  updateBudgetAction: ({ budget }) => ({ id: budget, name: 'not yours', amount: '1' }),
  deleteBudgetAction: ({ budget }) => ({ id: budget }),
  anomalyFeedbackAction: ({ anomaly }) => ({ id: anomaly, feedback: 'planned' }),
  previewBulkAction: ({ account, instance }) => ({
    kind: 'stop',
    targets: [{ awsAccountId: account, region: 'eu-central-1', instanceId: instance }],
  }),
  performBulkAction: ({ account, instance }) => ({
    kind: 'stop',
    targets: [{ awsAccountId: account, region: 'eu-central-1', instanceId: instance }],
    token: '0b7cf3a2-63f7-4f0a-8f5b-7d2f4b1f9f10',
  }),
  readInstancesAction: ({ account, instance }) => ({ awsAccountId: account, region: 'eu-central-1', ids: [instance] }),
  rehearseLaunchAction: ({ account, launchTemplate }) => ({
    templateId: launchTemplate,
    awsAccountId: account,
    region: 'eu-central-1',
    count: 1,
    clientToken: 'x',
  }),
  launchAction: ({ account, launchTemplate }) => ({
    templateId: launchTemplate,
    awsAccountId: account,
    region: 'eu-central-1',
    count: 1,
    clientToken: 'x',
  }),
  createTemplateAction: ({ account }) => ({
    awsAccountId: account,
    region: 'eu-central-1',
    name: 'not-yours',
    data: { imageId: 'ami-0123456789abcdef0' },
    clientToken: 'x',
  }),
  createVersionAction: ({ account, launchTemplate }) => ({
    templateId: launchTemplate,
    awsAccountId: account,
    region: 'eu-central-1',
    sourceVersion: 1,
    data: {},
    clientToken: 'x',
  }),
  setDefaultVersionAction: ({ account, launchTemplate }) => ({
    templateId: launchTemplate,
    awsAccountId: account,
    region: 'eu-central-1',
    version: 1,
  }),
  setLimitAction: ({ member }) => ({ resource: 'scans.start', perHour: 3, userId: member }),
  prepareOperatingAction: ({ account }) => ({ awsAccountId: account }),
  turnOnOperatingAction: ({ account }) => ({ awsAccountId: account }),
  turnOffOperatingAction: ({ account }) => ({ awsAccountId: account }),
  createWorkflowAction: ({ account }) => ({ name: 'not yours', kind: 'sh', script: 'true', awsAccountIds: [account] }),
  updateWorkflowAction: ({ workflow }) => ({ id: workflow, name: 'not yours' }),
  restoreWorkflowVersionAction: ({ workflow }) => ({ id: workflow, version: 1 }),
  deleteWorkflowAction: ({ workflow }) => ({ id: workflow }),
  executeWorkflowAction: ({ workflow }) => ({ id: workflow }),
  cancelRunAction: ({ run }) => ({ id: run }),
  approveRunAction: ({ run }) => ({ id: run }),
  retryRunAction: ({ run }) => ({ id: run }),
  fixFindingAction: ({ finding }) => ({ id: finding }),
  deleteMappingAction: ({ mapping }) => ({ id: mapping }),
  deleteWorkflowSecretAction: ({ workflowSecret }) => ({ id: workflowSecret }),
  deleteCostViewAction: ({ costView }) => ({ id: costView }),
};

/** These name an AWS account by its number, which is nobody's own. */
const namesNoRow = new Set(['issueExternalIdAction', 'connectAccountAction', 'addAccessKeyAction']);

const actions = await serverActions();
const guarded = actions.filter(({ action }) => action.permission !== 'public');
const namesRows = ({ name, action }: (typeof actions)[number]) =>
  !namesNoRow.has(name) && idFieldsOf('body', action.input).some((field) => nameOf(field) !== 'body.filter.q');
const named = (list: typeof actions) => list.map((each) => [each.name, each] as const);

let mine: FurnishedOrganization;
let theirs: FurnishedOrganization;
let earlier: unknown;

beforeAll(async () => {
  [mine, theirs] = [await furnishOrganization(), await furnishOrganization()];
  earlier = await rowsOf(theirs.orgId);
});
afterAll(closeDatabase);

let tally = 0;
const ourPage = { origin: 'http://localhost:3000' };
async function codeOf({ action }: (typeof actions)[number], headers: Record<string, string>, input: unknown): Promise<string> {
  tally += 1;
  request = { ...ourPage, ...headers };
  const result = await action(input);
  for (const mark of [theirs.canary, theirs.admin.email]) expect(JSON.stringify(result)).not.toContain(mark);
  return result.ok ? 'ok' : result.error.code;
}
const inputOf = ({ name }: { name: string }): unknown => inputs[name]?.(theirs.ids);
const cookieOf = ({ cookie }: Person) => ({ cookie });

describe.each(named(guarded))('%s', (_, each) => {
  it('is refused to nobody, to an ended session, and to keys of both organizations', async () => {
    const ended = await makePerson(theirs.orgId);
    await withIdentity(
      ({ sql }) => sql`update identity.sessions set expires_at = now() - interval '1 minute' where id = ${ended.actor.credentialId}`,
    );
    const keys = [await makeKey(theirs.admin, []), await makeKey(mine.admin)].map((key) => ({ authorization: `Bearer ${key}` }));
    for (const headers of [{}, cookieOf(ended), ...keys]) expect(await codeOf(each, headers, inputOf(each))).toBe('UNAUTHENTICATED');
  });

  const { permission } = each.action;
  if (permission !== 'signed-in' && permission !== 'public' && !rolePermissions.viewer.includes(permission))
    it('is refused to a lower role', async () => {
      expect(await codeOf(each, cookieOf(await makePerson(theirs.orgId, 'viewer')), inputOf(each))).toBe('FORBIDDEN');
    });

  if (namesRows(each))
    it('finds nothing of another organization', async () => {
      expect(await codeOf(each, cookieOf(await makePerson(mine.orgId)), inputOf(each))).toBe('NOT_FOUND');
    });
});

describe('after all this', () => {
  it('every row of the other organization is as it was', async () => {
    expect(await rowsOf(theirs.orgId)).toEqual(earlier);
  });
});

describe('the suite itself', () => {
  it('has an input for every action that names rows', () => {
    expect(actions.filter((each) => namesRows(each) && !inputs[each.name]).map(({ name, file }) => `${file}: ${name}`)).toEqual([]);
  });

  it('knows every action: each is made by action() or publicAction(), at the top of a file', () => {
    expect(actions.length).toBeGreaterThan(10);
    expect(actions.filter(({ action }) => action.permission === undefined).map(({ name, file }) => `${file}: ${name}`)).toEqual([]);
    expect(inlineActions()).toEqual([]);
  });

  it('asks as often as docs/security.md says', () => {
    console.log(`${tally} calls of ${guarded.length} actions`);
    expect(tally).toBeGreaterThanOrEqual(documentedCases('Server actions'));
  });

  it('lets nobody reach a row by a public action', () => {
    expect(actions.filter((each) => each.action.permission === 'public' && namesRows(each)).map(({ name }) => name)).toEqual([]);
  });
});
