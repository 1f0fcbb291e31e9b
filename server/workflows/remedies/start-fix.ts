import { systemActor } from '@/server/audit/record';
import { checkById } from '@/server/checks/catalogue';
import { withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { scanOf } from '@/server/findings/verify/scan-of';
import { type Actor, authorise, authoriseOn, within } from '@/server/identity/actor';
import type { OrgId } from '@/server/ids';
import { log } from '@/server/log';
import { queueScan } from '@/server/scans/mutations';
import { createWorkflow, updateWorkflow } from '../mutations';
import { startRun } from '../runs/start-run';
import type { AwsGrant } from '../types';
import { type RunRemedy, runRemedyFor, scriptOf } from './remedies';

interface Finding {
  check_id: string;
  arn: string;
  resource_id: string;
  region: string;
  finding: string | null;
  aws_account_id: string;
}

/**
 * Starts the run that mends a finding: it shows how things are and what it would do, waits for approval, does it, and then the resource
 * is looked at again. Its workflow is made the first time that a check needs it.
 * @throws AppError NOT_FOUND, UNPROCESSABLE where no single safe command mends it
 */
export async function startFix(actor: Actor, findingId: string): Promise<{ runId: string }> {
  authorise(actor, 'runs:create');
  const scope = within(actor, 'findings:read');
  if (!/^\d{1,18}$/.test(findingId)) throw notFound('finding');
  const [finding] = await withOrg(
    scope,
    ({ sql }) => sql<Finding[]>`
      select check_id, arn, resource_id, region, finding, aws_account_id from verdicts where org_id = ${scope.orgId} and id = ${findingId}`,
  );
  if (!finding) throw notFound('finding');
  authoriseOn(actor, 'runs:create', finding.aws_account_id);
  const remedy = runRemedyFor(finding.check_id);
  if (!remedy)
    throw new AppError('UNPROCESSABLE', 'No single safe command mends this: follow the remedy by hand, or write a workflow for it.');
  if (finding.finding !== 'open') throw new AppError('CONFLICT', 'This finding is not open, so there is nothing to mend.');
  await requireOperating(actor, finding.aws_account_id);
  const workflowId = await workflowFor(actor, remedy, finding.aws_account_id);
  const inputs = {
    resource: finding.resource_id,
    ...(remedy.ofRegion ? {} : { arn: finding.arn }),
    ...(/^[a-z]{2}(-[a-z]+)+-\d$/.test(finding.region) ? { region: finding.region } : {}),
  };
  return startRun(actor, { workflowId, awsAccountId: finding.aws_account_id, inputs, trigger: 'finding', findingId: Number(findingId) });
}

/** Nobody is led to approve what could not be done. @throws AppError UNPROCESSABLE while nothing may be changed in the account */
async function requireOperating(actor: Actor, awsAccountId: string): Promise<void> {
  const [operator] = await withOrg(
    actor,
    ({ sql }) => sql<{ with_fixes: boolean }[]>`
      select with_fixes from account_operators where org_id = ${actor.orgId} and aws_account_id = ${awsAccountId} and status = 'on'`,
  );
  if (operator?.with_fixes) return;
  throw new AppError(
    'UNPROCESSABLE',
    operator
      ? 'The operator role of this account was made without fixes by runs. An admin prepares it anew under Accounts, Access, Operating, with “Mend findings by runs”.'
      : 'Operating is off in this account, so a run could change nothing there. An admin turns it on under Accounts, Access, Operating, with “Mend findings by runs”.',
    { reason: 'operating-off' },
  );
}

const grantsOf = ({ action, reads, ofRegion }: RunRemedy): AwsGrant[] => [
  { actions: [action, reads], resources: [ofRegion ? '*' : '{arn}'] },
];

/** The workflow of a check's remedy, with the account among those where it may run. */
async function workflowFor(actor: Actor, remedy: RunRemedy, awsAccountId: string): Promise<string> {
  const name = `Fix ${remedy.checkId}`;
  const { orgId } = actor;
  const [known] = await withOrg(
    actor,
    ({ sql }) => sql<{ id: string; accounts: string[] }[]>`
      select id, array(select aws_account_id::text from workflow_accounts c where c.org_id = w.org_id and c.workflow_id = w.id) as accounts
      from workflows w where org_id = ${orgId} and name = ${name} and deleted_at is null`,
  );
  if (known?.accounts.includes(awsAccountId)) return known.id;
  if (known) return (await updateWorkflow(actor, known.id, { awsAccountIds: [...known.accounts, awsAccountId] })).id;
  const text = { type: 'string' as const, required: true };
  const made = await createWorkflow(actor, {
    name,
    kind: 'aws',
    description: `${checkById(remedy.checkId)?.title ?? remedy.checkId}. To take it back: ${remedy.rollback}`,
    script: scriptOf(remedy),
    inputs: [
      { ...text, name: 'resource', label: 'Resource' },
      ...(remedy.ofRegion ? [] : [{ ...text, name: 'arn', label: 'ARN' }]),
      { name: 'region', type: 'region', required: false },
    ],
    grants: grantsOf(remedy),
    awsAccountIds: [awsAccountId],
    requiresApproval: true,
  });
  return made.id;
}

/**
 * After a run that mends a finding has succeeded: has the resource looked at again. Nothing is resolved by the run itself.
 * @returns `isBusy`: another scan of the account is under way, so that it is to be asked again
 */
export async function verifyAfterRun(orgId: OrgId, runId: string): Promise<{ scanId: string | null; isBusy: boolean }> {
  const [finding] = await withOrg(
    orgId,
    ({ sql }) => sql<{ id: string; check_id: string; region: string; arn: string; aws_account_id: string }[]>`
      select v.id::text, v.check_id, v.region, v.arn, v.aws_account_id from workflow_runs r
      join verdicts v on v.org_id = r.org_id and v.id = r.finding_id
      where r.org_id = ${orgId} and r.id = ${runId} and r.status = 'succeeded'`,
  );
  const check = finding && checkById(finding.check_id);
  if (!finding || !check) return { scanId: null, isBusy: false };
  const { input } = await scanOf({ orgId, accountIds: null }, check, finding);
  try {
    const { scanId } = await queueScan(systemActor(orgId, 'workflow'), { ...input, trigger: 'api' });
    return { scanId, isBusy: false };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // The account is paused, for example: the next scan tells.
    if (error.code !== 'SCAN_RUNNING') log.info({ runId, code: error.code }, 'a fix could not be looked at');
    return { scanId: null, isBusy: error.code === 'SCAN_RUNNING' };
  }
}
