import { checkById } from '@/server/checks/catalogue';
import { type Tx, withOrg } from '@/server/db';
import { type Actor, authorise } from '@/server/identity/actor';
import type { AccountRef } from '@/server/posture';
import { scopeFingerprint } from './effective';
import { readEffectiveScopes } from './read';
import { emptyDocument, type ScopeDocument } from './types';
import {
  type CheckScope,
  type CheckSettingView,
  type ExclusionView,
  exclusionView,
  type ScopeLevelView,
  type ScopeOverview,
} from './views';

interface Row extends AccountRef {
  document: ScopeDocument | null;
  judged_scope: string | null;
  was_judged: boolean;
}

/** The accounts that the actor reaches, with what is set for each. */
const readAccounts = ({ sql }: Tx, orgId: string) => sql<Row[]>`
  select a.id, a.account_id as "accountId", a.name, a.kind, s.document, a.judged_scope, a.last_scan_id is not null as was_judged
  from aws_accounts a left join account_scopes s on s.org_id = a.org_id and s.aws_account_id = a.id
  where a.org_id = ${orgId} and a.status not in ('pending', 'disconnected') order by a.name, a.account_id`;

/** Everything that differs from the defaults, for the organization and each account. */
export async function getScope(actor: Actor): Promise<ScopeOverview> {
  authorise(actor, 'checks:read');
  const now = new Date();
  return withOrg(actor, async (tx) => {
    const organization = await readOrganization(tx, actor.orgId);
    const rows = await readAccounts(tx, actor.orgId);
    const effective = await readEffectiveScopes(tx, actor.orgId, now);
    const ref = ({ id, accountId, name, kind }: Row): AccountRef => ({ id, accountId, name, kind });
    return {
      organization: viewOf(organization, now),
      accounts: rows.flatMap((row) => (row.document ? [{ account: ref(row), ...viewOf(row.document, now) }] : [])),
      waiting: rows.filter((row) => row.was_judged && row.judged_scope !== scopeFingerprint(effective(row.id))).map(ref),
    };
  });
}

export async function readOrganization({ sql }: Tx, orgId: string): Promise<ScopeDocument> {
  const [row] = await sql<{ document: ScopeDocument }[]>`select document from organization_scopes where org_id = ${orgId}`;
  return row?.document ?? emptyDocument;
}

/** What is stored, by twelve digits of the account. */
export async function readDocuments(
  tx: Tx,
  orgId: string,
): Promise<{ organization: ScopeDocument; accounts: Map<string, { id: string; document: ScopeDocument }> }> {
  const rows = await readAccounts(tx, orgId);
  return {
    organization: await readOrganization(tx, orgId),
    accounts: new Map(rows.map(({ accountId, id, document }) => [accountId, { id, document: document ?? emptyDocument }])),
  };
}

function viewOf(document: ScopeDocument, now: Date): ScopeLevelView {
  const isOver = (expiresAt: string | null | undefined) => Boolean(expiresAt && new Date(expiresAt) <= now);
  return {
    checks: Object.entries(document.checks)
      .map(
        ([checkId, { enabled, parameters, reason, owner, expiresAt, by, at }]): CheckSettingView => ({
          checkId,
          title: checkById(checkId)?.title ?? checkId,
          enabled: enabled ?? null,
          parameters: Object.entries(parameters ?? {}).map(([name, value]) => ({
            name,
            value,
            default: checkById(checkId)?.parameters?.[name]?.default ?? null,
            description: checkById(checkId)?.parameters?.[name]?.description ?? '',
          })),
          reason: reason ?? null,
          owner: owner ?? null,
          expiresAt: expiresAt ?? null,
          isOver: isOver(expiresAt),
          by,
          at,
        }),
      )
      .sort((a, b) => (a.checkId < b.checkId ? -1 : 1)),
    exclusions: document.exclusions.map((each): ExclusionView => ({ ...exclusionView(each), isOver: isOver(each.expiresAt) })),
  };
}

/** The accounts that settings may be made for. */
export async function listAccountRefs(actor: Actor): Promise<AccountRef[]> {
  authorise(actor, 'checks:read');
  const rows = await withOrg(actor, (tx) => readAccounts(tx, actor.orgId));
  return rows.map(({ id, accountId, name, kind }) => ({ id, accountId, name, kind }));
}

/** One check's settings: the organization's, and those of accounts that have their own. */
export async function getCheckScope(actor: Actor, checkId: string): Promise<CheckScope> {
  const { organization, accounts } = await getScope(actor);
  const of = ({ checks }: ScopeLevelView) => checks.find((each) => each.checkId === checkId) ?? null;
  return {
    organization: of(organization),
    accounts: accounts.flatMap((each) => {
      const setting = of(each);
      return setting ? [{ ...setting, account: each.account }] : [];
    }),
  };
}
