import { withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import { can, within } from '@/server/identity/actor';
import { listMembers } from '@/server/identity/members/data';
import { requirePageActor } from '@/server/identity/page-actor';
import { ofAccounts } from '@/server/tenant-filter';
import { type OperatorAccess, readOperatorAccess } from './access/read-access';
import { type InstanceParams, instanceRegions, listInstances } from './instances/list';
import { readLaunchLimits } from './limits/launch-limit';
import { templateIdOf } from './schema';
import { listTemplates, type TemplateParams } from './templates/list';
import { effectsOfDefault } from './templates/used-by';
import { readVersions } from './templates/versions';
import type { Effect, LaunchLimits, LaunchTemplateRow, TemplateVersion } from './types';

export async function loadInstances(params: InstanceParams): ReturnType<typeof listInstances> {
  return listInstances(await requirePageActor(), params);
}

export async function loadInstanceRegions(): Promise<string[]> {
  return instanceRegions(await requirePageActor());
}

export async function loadTemplates(params: TemplateParams): ReturnType<typeof listTemplates> {
  return listTemplates(await requirePageActor(), params);
}

export async function loadLaunchLimits(): Promise<LaunchLimits> {
  return readLaunchLimits(await requirePageActor());
}

/** Everything about one launch template; versions come from AWS now, or a sentence says why they do not. null: there is none. */
export interface TemplateDetail {
  template: LaunchTemplateRow;
  versions: TemplateVersion[] | null;
  isCut: boolean;
  problem: string | null;
  effectsOfDefault: Effect[];
}

/** For who may set limits: the people that one can be set for. */
export async function loadLimitedMembers(): Promise<{ id: string; name: string; email: string }[]> {
  const actor = await requirePageActor();
  if (!can(actor, 'organization:update')) return [];
  return (await listMembers(actor)).filter(({ status }) => status === 'active').map(({ id, name, email }) => ({ id, name, email }));
}

export async function loadTemplate(id: string, awsAccountId: string | undefined): Promise<TemplateDetail | null> {
  const actor = await requirePageActor();
  const found = await listTemplates(actor, { ids: [id], limit: 20 });
  const template = found.rows.find((row) => !awsAccountId || row.account.id === awsAccountId);
  if (!template) return null;
  const place = { awsAccountId: template.account.id, region: template.region, templateId: templateIdOf(id) };
  const effects = await effectsOfDefault(actor, place);
  try {
    return { template, ...(await readVersions(actor, place)), problem: null, effectsOfDefault: effects };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { template, versions: null, isCut: false, problem: error.message, effectsOfDefault: effects };
  }
}

/** null: there is no such account, or nothing may be seen of it. */
export async function loadOperatorAccess(id: string): Promise<{ access: OperatorAccess; mayChange: boolean } | null> {
  const actor = await requirePageActor();
  try {
    return { access: await readOperatorAccess(actor, id), mayChange: can(actor, 'accounts:create') };
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}

/** Our ids of the accounts that may be operated, and whether who looks may turn it on. */
export async function loadOperableAccounts(): Promise<{ ids: string[]; mayChange: boolean }> {
  const actor = await requirePageActor();
  const scope = within(actor, 'instances:read');
  const rows = await withOrg(
    scope,
    ({ sql }) => sql<{ id: string }[]>`
      select aws_account_id as id from account_operators where org_id = ${scope.orgId} and status = 'on' ${ofAccounts(sql, scope, 'aws_account_id')}`,
  );
  return { ids: rows.map(({ id }) => id), mayChange: can(actor, 'accounts:create') };
}
