import { isAccountId, splitArn } from './arn';
import type { Owner, Principal, Statement } from './types';
import { hasWildcard } from './wildcard';

export type Caller =
  | { kind: 'anyone' }
  /** `account`: the number, or a canonical user's id. */
  | { kind: 'account'; account: string; principal: Principal }
  | { kind: 'service'; principal: Principal }
  | { kind: 'federated'; principal: Principal };

/** Whom an Allow names, after the principals of the owner's own account are left out. */
export function outsideCallers(statement: Statement, owner: Owner): Caller[] {
  if (statement.notPrincipals !== null) return [{ kind: 'anyone' }];
  const callers = (statement.principals ?? []).map(toCaller).filter((caller) => caller !== null);
  if (callers.some((caller) => caller.kind === 'anyone')) return [{ kind: 'anyone' }];
  return callers.filter((caller) => caller.kind !== 'account' || !isOwn(caller.principal, caller.account, owner));
}

export function toCaller(principal: Principal): Caller | null {
  const { type, value } = principal;
  if (type === 'Service') return value === '*' ? { kind: 'anyone' } : { kind: 'service', principal };
  if (type === 'Federated') return { kind: 'federated', principal };
  if (type === 'CanonicalUser') return { kind: 'account', account: value, principal };
  if (value === '*') return { kind: 'anyone' };
  // CloudFront's origin access identities stand in no account: whose distribution it is cannot be told.
  if (/^arn:[^:]*:iam::cloudfront:/.test(value)) return null;
  const account = accountOf(value);
  if (account !== null) return hasWildcard(account) ? { kind: 'anyone' } : { kind: 'account', account, principal };
  if (hasWildcard(value)) return { kind: 'anyone' };
  // A bare unique id (AIDA…, AROA…): AWS shows it once the principal is deleted. Nobody is it any more.
  return null;
}

/** Of an account number, an ARN or an ARN pattern. */
export function accountOf(principal: string): string | null {
  return isAccountId(principal) ? principal : splitArn(principal)?.account || null;
}

export function isOwn(principal: Principal, account: string, owner: Owner): boolean {
  const partition = splitArn(principal.value)?.partition ?? owner.partition;
  return partition === owner.partition && [owner.account, ...(owner.trustedAccounts ?? [])].includes(account);
}

/** Whether a Deny is addressed to every such caller. */
export function addresses(deny: Statement, caller: Caller): boolean {
  if (deny.notPrincipals !== null) return !deny.notPrincipals.some((spared) => spares(spared, caller));
  return (deny.principals ?? []).some((target) => {
    const named = toCaller(target);
    if (named?.kind === 'anyone') return true;
    if (named === null || caller.kind === 'anyone' || named.kind !== caller.kind) return false;
    if (named.principal.value === caller.principal.value) return true;
    return named.kind === 'account' && caller.kind === 'account' && named.account === caller.account && isWholeAccount(target.value);
  });
}

function spares(spared: Principal, caller: Caller): boolean {
  const named = toCaller(spared);
  if (named?.kind === 'anyone') return true;
  if (named === null || caller.kind === 'anyone' || named.kind !== caller.kind) return false;
  if (named.kind === 'account' && caller.kind === 'account') return named.account === caller.account;
  return named.principal.value === caller.principal.value;
}

function isWholeAccount(principal: string): boolean {
  return isAccountId(principal) || splitArn(principal)?.resource === 'root';
}
