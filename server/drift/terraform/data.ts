import { z } from 'zod';
import { type Tx, withOrg } from '@/server/db';
import { notFound } from '@/server/errors';
import { decodeCursor, encodeCursor } from '@/server/http/cursor';
import { type Actor, within } from '@/server/identity/actor';
import { memberNames } from '@/server/identity/member-names';
import type { AnyOrgId, TenantScope } from '@/server/ids';
import type { Page } from '@/server/page';
import type { AccountRef } from '@/server/posture';
import { ofAccounts } from '@/server/tenant-filter';
import { type AccountComparison, compareAccount } from './compare-account';
import { grouped } from './grouped';
import { type ComparedResource, type ComparisonCounts, type ComparisonStatus, comparisonStatuses, type TerraformState } from './types';
import { countUnmanaged, readUnmanaged } from './unmanaged';

interface StateRow {
  id: string;
  name: string;
  aws_account_id: string;
  account_id: string;
  account_name: string;
  account_kind: AccountRef['kind'];
  serial: number;
  lineage: string;
  terraform_version: string;
  left_out: number;
  masked: number;
  uploaded_by: string;
  uploaded_at: string;
}

const readStates = ({ sql }: Tx, scope: TenantScope, account?: readonly string[]) => sql<StateRow[]>`
  select s.id, s.name, s.aws_account_id, a.account_id, a.name as account_name, a.kind as account_kind, s.serial, s.lineage, s.terraform_version,
    s.left_out, s.masked, s.uploaded_by, s.uploaded_at
  from terraform_states s join aws_accounts a on a.org_id = s.org_id and a.id = s.aws_account_id
  where s.org_id = ${scope.orgId} ${ofAccounts(sql, scope, 's.aws_account_id')}
    ${account ? sql`and s.aws_account_id = any(${account as string[]}::uuid[])` : sql``}
  order by a.name, s.name, s.id`;

/** All uploaded states with how they stand to the last inventory. @param account our ids of accounts */
export async function listTerraformStates(actor: Actor, account?: readonly string[]): Promise<TerraformState[]> {
  const scope = within(actor, 'drift:read');
  const names = await memberNames(scope.orgId);
  return withOrg(scope, async (tx) => {
    const rows = await readStates(tx, scope, account);
    const states: TerraformState[] = [];
    for (const ofAccount of grouped(rows, (row) => row.aws_account_id).values()) {
      const comparison = await compareAccount(tx, scope.orgId, ofAccount);
      for (const row of ofAccount) states.push(await summarise(tx, scope.orgId, row, comparison, names));
    }
    return states;
  });
}

async function summarise(
  tx: Tx,
  orgId: AnyOrgId,
  row: StateRow,
  comparison: AccountComparison,
  names: ReadonlyMap<string, string>,
): Promise<TerraformState> {
  const managed = comparison.managed.get(row.id) ?? [];
  const counts = Object.fromEntries(
    comparisonStatuses.map((status) => [status, managed.filter((each) => each.status === status).length]),
  ) as ComparisonCounts;
  counts.unmanaged = await countUnmanaged(tx, orgId, row.aws_account_id, comparison.types.get(row.id) ?? [], comparison.matched);
  const uploadedAt = new Date(row.uploaded_at).toISOString();
  const inventoryAt = managed.flatMap(({ seenAt }) => seenAt ?? []).sort()[0] ?? null;
  return {
    id: row.id,
    name: row.name,
    account: {
      id: row.aws_account_id,
      accountId: row.account_id,
      name: row.account_name,
      kind: row.account_kind,
    },
    serial: row.serial,
    lineage: row.lineage,
    terraformVersion: row.terraform_version,
    uploadedBy: names.get(row.uploaded_by) ?? 'a former member',
    uploadedAt,
    resources: managed.length,
    leftOut: row.left_out,
    masked: row.masked,
    counts,
    inventoryAt,
    inventoryIsOlder: inventoryAt !== null && inventoryAt < uploadedAt,
  };
}

export interface ComparisonParams {
  status?: readonly ComparisonStatus[] | undefined;
  /** Text that the address, name or ARN holds. */
  q?: string | undefined;
  cursor?: string | null | undefined;
  limit?: number | undefined;
}

export interface Comparison extends Page<ComparedResource> {
  state: TerraformState;
}

const cursorShape = z.tuple([z.int().min(0)]);
/** Unmanaged resources that one state shows; their number is exact. */
const unmanagedAtMost = 1_000;

/** One state, compared with the last inventory: what needs somebody first. @throws AppError NOT_FOUND */
export async function getTerraformState(actor: Actor, id: string, params: ComparisonParams): Promise<Comparison> {
  if (!z.uuid().safeParse(id).success) throw notFound('Terraform state');
  const scope = within(actor, 'drift:read');
  const { orgId } = scope;
  const names = await memberNames(orgId);
  const limit = params.limit ?? 50;
  const [from] = params.cursor ? decodeCursor(orgId, `terraform-${id}`, params.cursor, cursorShape) : [0];
  return withOrg(scope, async (tx) => {
    const all = await readStates(tx, scope);
    const row = all.find((each) => each.id === id);
    if (!row) throw notFound('Terraform state');
    const comparison = await compareAccount(
      tx,
      orgId,
      all.filter((each) => each.aws_account_id === row.aws_account_id),
    );
    const state = await summarise(tx, orgId, row, comparison, names);
    const wantsUnmanaged = !params.status?.length || params.status.includes('unmanaged');
    const unmanaged = wantsUnmanaged
      ? await readUnmanaged(
          tx,
          orgId,
          row.aws_account_id,
          comparison.types.get(id) ?? [],
          comparison.matched,
          comparison.listings,
          unmanagedAtMost,
        )
      : [];
    const wanted = [...(comparison.managed.get(id) ?? []), ...unmanaged].filter((each) => fits(each, params)).sort(byUrgency);
    const rows = wanted.slice(from, from + limit);
    return {
      state,
      rows,
      total: wanted.length,
      totalIsCapped: wantsUnmanaged && state.counts.unmanaged > unmanagedAtMost,
      nextCursor: from + limit < wanted.length ? encodeCursor(orgId, `terraform-${id}`, [from + limit]) : null,
    };
  });
}

function fits({ status, address, name, arn, type, terraformType }: ComparedResource, params: ComparisonParams): boolean {
  if (params.status?.length && !params.status.includes(status)) return false;
  const text = params.q?.trim().toLowerCase();
  return !text || [address, name, arn, type, terraformType].some((each) => each?.toLowerCase().includes(text));
}

const nameOf = ({ address, type, name, arn }: ComparedResource): string => address ?? `${type} ${name} ${arn}`;
const byUrgency = (a: ComparedResource, b: ComparedResource): number =>
  comparisonStatuses.indexOf(a.status) - comparisonStatuses.indexOf(b.status) || (nameOf(a) < nameOf(b) ? -1 : 1);
