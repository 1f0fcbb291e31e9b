import { splitArn } from './arn';
import { type OutsideGrant, outsideGrants } from './outside-grants';
import type { Condition, Owner, Policy, Statement } from './types';
import { hasWildcard, matches } from './wildcard';

/** Someone outside whom a role's trust policy lets in. An evidence row. */
export type Trust = {
  statement: string;
  kind: 'anyone' | 'account' | 'organization' | 'service' | 'oidc' | 'saml' | 'other';
  /** As written. */
  principals: string[];
  /** Outside accounts, where known. */
  accounts: string[];
  /** The statement demands an `sts:ExternalId`. */
  externalId: boolean;
  /** What is loose about it; null when nothing is. */
  problem: TrustProblem | null;
  conditions: string[];
};
export type TrustProblem =
  /** Any AWS account, or any user of a shared identity provider. */
  | 'anyone'
  /** An outside account may be tricked into it by its other customers. */
  | 'no-external-id'
  /** Any identity of an own OIDC provider (a cluster's every pod). */
  | 'no-subject'
  /** The SAML audience is not checked. */
  | 'no-audience';

/** Providers that serve everybody: without a bound subject, any user of theirs gets in. With what a bound subject looks like. */
const sharedProviders: readonly { host: RegExp; subject: RegExp }[] = [
  {
    host: /^token\.actions\.githubusercontent\.com$/,
    subject: /^(repo:[^*?/]+\/|repository_owner(_id)?:[^*?:]+(:|$)|job_workflow_ref:[^*?/]+\/)/,
  },
  { host: /^gitlab\.com$/, subject: /^project_path:[^*?/]+\// },
  { host: /^app\.terraform\.io$/, subject: /^organization:[^*?:]+:/ },
  { host: /^agent\.buildkite\.com$/, subject: /^organization:[^*?:]+:/ },
  { host: /^(accounts\.google\.com|graph\.facebook\.com|www\.amazon\.com)$/, subject: /^[^*?]+$/ },
  { host: /^cognito-identity\.amazonaws\.com(\.cn)?$/, subject: /^[^*?]+$/ },
];
/** Claims other than `sub` that name whose workflow it is. */
const owningClaims: Record<string, readonly string[]> = {
  'token.actions.githubusercontent.com': [
    'repository',
    'repository_id',
    'repository_owner',
    'repository_owner_id',
    'job_workflow_ref',
    'enterprise',
    'enterprise_id',
  ],
  'accounts.google.com': ['aud', 'oaud', 'email'],
  'cognito-identity.amazonaws.com': ['aud'],
  'cognito-identity.amazonaws.com.cn': ['aud'],
  'graph.facebook.com': ['app_id', 'id'],
  'www.amazon.com': ['app_id', 'user_id'],
  'gitlab.com': ['project_id', 'namespace_id', 'project_path', 'namespace_path'],
};

/** See `roleTrusts` in `questions.ts`. */
export function findTrusts(policy: Policy | null, owner: Owner): Trust[] {
  const assumable = policy && { ...policy, statements: policy.statements.filter(isAboutAssuming) };
  return outsideGrants(assumable, owner).flatMap(({ grant, source }) => toTrusts(grant, source));
}

function isAboutAssuming({ effect, actions }: Statement): boolean {
  return (
    effect === 'Deny' ||
    actions === null ||
    actions.some((action) => matches(action.toLowerCase(), 'sts:assumerole') || /^(\*|sts:(\*|assume.*))$/i.test(action))
  );
}

function toTrusts(grant: OutsideGrant, statement: Statement): Trust[] {
  const externalId = statement.conditions.some(isExternalId);
  const base = { statement: grant.statement, accounts: grant.accounts, externalId, conditions: grant.conditions };
  const trust = (kind: Trust['kind'], principals: string[], problem: TrustProblem | null): Trust => ({
    ...base,
    kind,
    principals,
    problem,
  });
  if (grant.audience === 'anyone') return [trust('anyone', grant.principals, 'anyone')];
  if (grant.audience === 'accounts') return [trust('account', grant.principals, externalId ? null : 'no-external-id')];
  if (grant.audience === 'service') return [trust('service', grant.principals, null)];
  if (grant.audience === 'organization') return [trust('organization', grant.principals, null)];
  if (grant.audience !== 'federated') return [trust('other', grant.principals, null)];
  return grant.principals.map((principal) => federated(principal, statement, trust));
}

function federated(
  principal: string,
  statement: Statement,
  trust: (kind: Trust['kind'], principals: string[], problem: TrustProblem | null) => Trust,
): Trust {
  const resource = splitArn(principal)?.resource ?? principal;
  if (resource.startsWith('saml-provider/')) {
    const hasAudience = statement.conditions.some((condition) => condition.key === 'saml:aud' && isFirm(condition));
    return trust('saml', [principal], hasAudience ? null : 'no-audience');
  }
  const provider = resource.replace(/^oidc-provider\//, '').toLowerCase();
  const shared = sharedProviders.find(({ host }) => host.test(provider.split('/')[0] ?? ''));
  const isBound = statement.conditions.some((condition) => boundsSubject(condition, provider, shared?.subject));
  return trust('oidc', [principal], isBound ? null : shared ? 'anyone' : 'no-subject');
}

function boundsSubject(condition: Condition, provider: string, subject: RegExp = /^[^*?]+/): boolean {
  if (!condition.key.startsWith(`${provider}:`) || !isFirm(condition)) return false;
  const claim = condition.key.slice(provider.length + 1);
  const isPattern = condition.operator === 'stringlike';
  if (claim === 'sub') return condition.values.every((value) => (isPattern ? subject.test(value) : value !== ''));
  return (
    (owningClaims[provider] ?? []).includes(claim) &&
    condition.values.every((value) => !isPattern || !hasWildcard(value) || /^[^*?/]+\//.test(value))
  );
}

function isExternalId(condition: Condition): boolean {
  return (
    condition.key === 'sts:externalid' &&
    isFirm(condition) &&
    condition.values.every((value) => condition.operator !== 'stringlike' || !hasWildcard(value))
  );
}

/** Holds only for a request that has the key with one of the values. */
function isFirm({ operator, ifExists, set, values }: Condition): boolean {
  return ['stringequals', 'stringequalsignorecase', 'stringlike'].includes(operator) && !ifExists && set !== 'all' && values.length > 0;
}
