import { allowBound, type Bound, type BoundKind, demands, denyBound, isSourceKey, ownAccount } from './conditions';
import { actionPatterns, coversAction, coversResource, resourcePatterns } from './coverage';
import { addresses, type Caller, outsideCallers, toCaller } from './principals';
import type { Condition, Owner, Policy, Statement } from './types';

/** Who gets in from outside: everyone, or everyone within a bound, or the accounts named. */
export type Audience = 'anyone' | 'accounts' | 'organization' | 'network' | 'identity' | 'service' | 'federated';

/** One statement's grant to outsiders, as an evidence row. */
export type OutsideGrant = {
  /** The `Sid`, or `#2` for the second statement. */
  statement: string;
  audience: Audience;
  /** As written: `*`, ARNs, account numbers, service names; `NotPrincipal …`. */
  principals: string[];
  /** The outside accounts that get in, where they are known. */
  accounts: string[];
  /** As written, less what a Deny takes away; `NotAction …`. */
  actions: string[];
  resources: string[];
  conditions: string[];
};

/** A grant with the statement that makes it. */
export interface FoundGrant {
  grant: OutsideGrant;
  source: Statement;
}

/** Every grant of a resource policy to somebody outside the owner's account, after its conditions and Denies. */
export function outsideGrants(policy: Policy | null, owner: Owner): FoundGrant[] {
  const denies = policy?.statements.filter((statement) => statement.effect === 'Deny') ?? [];
  const allows = policy?.statements.filter((statement) => statement.effect === 'Allow') ?? [];
  return allows.flatMap((allow) => {
    const rows = new Map<string, OutsideGrant>();
    for (const caller of outsideCallers(allow, owner)) {
      for (const action of actionPatterns(allow)) {
        for (const resource of resourcePatterns(allow)) {
          for (const reach of reachesOf(allow, denies, caller, action, resource, owner)) note(rows, allow, caller, reach, action, resource);
        }
      }
    }
    return [...rows.values()].map((grant) => ({ grant, source: allow }));
  });
}

type Reach = { audience: Audience; accounts: string[] };

function reachesOf(
  allow: Statement,
  denies: readonly Statement[],
  caller: Caller,
  action: string,
  resource: string,
  owner: Owner,
): Reach[] {
  const bounds = allow.conditions.map((condition) => allowBound(condition, allow.conditions)).filter((bound) => bound !== null);
  for (const deny of denies) {
    if (
      !addresses(deny, caller) ||
      !coversAction(deny, action, allow.notActions ?? []) ||
      !coversResource(deny, resource, allow.notResources ?? [])
    )
      continue;
    const spared = sparedBy(deny, allow, caller);
    if (spared === 'nobody') return [];
    if (spared !== null) bounds.push(spared);
  }
  const ownIds = [ownAccount, owner.account, ...(owner.trustedAccounts ?? [])];
  if (caller.kind === 'service') return serviceReaches(bounds, ownIds);
  const named = bounds.filter((bound) => bound.kinds.length === 0);
  if (caller.kind === 'account') {
    const admitted = named.every((bound) => bound.accounts.includes(caller.account));
    return admitted ? [{ audience: 'accounts', accounts: [caller.account] }] : [];
  }
  if (caller.kind === 'federated')
    return named.some((bound) => bound.accounts.length === 0) ? [] : [{ audience: 'federated', accounts: [] }];
  return boundedReaches(bounds, named, ownIds);
}

/** Whoever is within all the bounds: told by the accounts where bounds name nothing else, else by the narrowest bound. */
function boundedReaches(bounds: readonly Bound[], named: readonly Bound[], ownIds: readonly string[]): Reach[] {
  const [first, ...others] = named;
  if (first) {
    const outside = first.accounts.filter(
      (account) => others.every((bound) => bound.accounts.includes(account)) && !ownIds.includes(account),
    );
    return outside.length > 0 ? [{ audience: 'accounts', accounts: outside }] : [];
  }
  const breadth = ({ accounts, kinds }: Bound) => accounts.length + kinds.length + (kinds.includes('service') ? 0.5 : 0);
  const [bound] = bounds.toSorted((left, right) => breadth(left) - breadth(right));
  if (!bound) return [{ audience: 'anyone', accounts: [] }];
  const outside = bound.accounts.filter((account) => !ownIds.includes(account));
  const limited = bound.kinds.map((audience): Reach => ({ audience, accounts: [] }));
  return outside.length > 0 ? [{ audience: 'accounts', accounts: outside }, ...limited] : limited;
}

/** A service acts for whomever asks it, unless a source key says for whom. */
function serviceReaches(bounds: readonly Bound[], ownIds: readonly string[]): Reach[] {
  const sources = bounds.filter((bound) => bound.source);
  if (sources.length === 0) return [{ audience: 'service', accounts: [] }];
  const named = sources.filter((bound) => bound.kinds.length === 0);
  return boundedReaches(sources, named, ownIds).filter(({ audience }) => audience === 'accounts' || audience === 'service');
}

/** Which of these callers a Deny that covers the grant still lets through; null when it does not hit all the others. */
function sparedBy(deny: Statement, allow: Statement, caller: Caller): Bound | 'nobody' | null {
  const accounts: string[] = [];
  const kinds: BoundKind[] = [];
  let source = false;
  for (const principal of deny.notPrincipals ?? []) {
    const spared = caller.kind === 'anyone' ? toCaller(principal) : null;
    if (spared?.kind === 'account') accounts.push(spared.account);
    else if (spared !== null) kinds.push(spared.kind === 'service' ? 'service' : 'identity');
  }
  for (const condition of deny.conditions) {
    if (alwaysHolds(condition, allow, caller)) continue;
    const bound = denyBound(condition);
    if (bound === null) return null;
    // Services lack the principal's keys, so such a condition holds for all of them.
    if (caller.kind === 'service' && !bound.source && !bound.kinds.includes('service')) continue;
    accounts.push(...bound.accounts);
    kinds.push(...bound.kinds);
    source ||= bound.source;
  }
  return accounts.length + kinds.length === 0 ? 'nobody' : { accounts, kinds, source };
}

function alwaysHolds(condition: Condition, allow: Statement, caller: Caller): boolean {
  if (allow.conditions.some((own) => own.text === condition.text)) return true;
  const value = condition.values.length === 1 ? condition.values[0]?.toLowerCase() : undefined;
  const isServiceTest = condition.operator === 'bool' && condition.key === 'aws:principalisawsservice';
  if (caller.kind === 'service')
    return (isServiceTest && value === 'true') || (isSourceKey(condition.key) && demands(condition, condition.key));
  return isServiceTest && value === 'false' && caller.kind !== 'anyone';
}

function note(rows: Map<string, OutsideGrant>, allow: Statement, caller: Caller, reach: Reach, action: string, resource: string): void {
  const key = JSON.stringify(reach.audience === 'accounts' ? [reach.audience] : reach);
  const row: OutsideGrant = rows.get(key) ?? {
    statement: allow.label,
    audience: reach.audience,
    principals: [],
    accounts: [],
    actions: [],
    resources: [],
    conditions: allow.conditions.map(({ text }) => text),
  };
  const written = (list: readonly { value: string }[] | null) => (list ?? []).map(({ value }) => value).join(', ');
  const principal =
    caller.kind !== 'anyone' ? caller.principal.value : allow.notPrincipals !== null ? `NotPrincipal ${written(allow.notPrincipals)}` : '*';
  add(row.principals, principal);
  for (const account of reach.accounts) add(row.accounts, account);
  add(row.actions, allow.notActions !== null ? `NotAction ${allow.notActions.join(', ')}` : action);
  add(row.resources, allow.notResources !== null ? `NotResource ${allow.notResources.join(', ')}` : resource);
  rows.set(key, row);
}

function add(list: string[], value: string): void {
  if (!list.includes(value)) list.push(value);
}
