import { isAccountId, splitArn } from './arn';
import { isBroadRange, isBroadTogether } from './source-ip';
import type { Condition } from './types';
import { hasWildcard } from './wildcard';

/** Callers that a condition admits: a union of these accounts and of these other kinds. Nothing at all: nobody. */
export interface Bound {
  accounts: readonly string[];
  kinds: readonly BoundKind[];
  /** The key tells on whose behalf an AWS service calls. */
  source: boolean;
}
export type BoundKind = 'organization' | 'network' | 'identity' | 'service';

/** The policy variable that stands for the resource's own account. */
export const ownAccount = '${aws:resourceaccount}';

const accountKeys = new Set([
  'aws:principalaccount',
  'aws:sourceaccount',
  'aws:sourceowner',
  'aws:vpceaccount',
  'kms:calleraccount',
  's3:dataaccesspointaccount',
]);
const arnKeys = new Set([
  'aws:principalarn',
  'aws:sourcearn',
  'aws:sourcevpcarn',
  'aws:sourceinstancearn',
  'ec2:sourceinstancearn',
  'lambda:sourcefunctionarn',
  's3:dataaccesspointarn',
  'elasticfilesystem:accesspointarn',
]);
const organizationKeys = new Set([
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:vpceorgid',
  'aws:vpceorgpaths',
]);
const networkKeys = new Map([
  ['aws:sourcevpc', /^vpc-[0-9a-f]+$/],
  ['aws:ec2instancesourcevpc', /^vpc-[0-9a-f]+$/],
  ['aws:sourcevpce', /^vpce-[0-9a-f]+$/],
]);
const serviceNameKeys = new Set(['aws:principalservicename', 'aws:principalservicenameslist']);
/** Present in requests of services on behalf of someone. */
const sourceKeys = /^(aws:source(account|arn|owner|orgid|orgpaths)|lambda:eventsourcetoken)$/;

const positive = new Set(['stringequals', 'stringequalsignorecase', 'stringlike', 'arnequals', 'arnlike', 'ipaddress']);
const opposites = new Map([
  ['stringnotequals', 'stringequals'],
  ['stringnotequalsignorecase', 'stringequalsignorecase'],
  ['stringnotlike', 'stringlike'],
  ['arnnotequals', 'arnequals'],
  ['arnnotlike', 'arnlike'],
  ['notipaddress', 'ipaddress'],
]);

/**
 * Whom a condition of an Allow lets through, when it truly keeps strangers out; else null. Strangers are kept out by values that AWS
 * itself vouches for (accounts, organizations, VPCs, narrow addresses), never by what callers choose (user agents, tags, user names),
 * nor by tests that hold when the key is missing (`…IfExists`, `ForAllValues:`) unless `Null: false` demands the key.
 */
export function allowBound(condition: Condition, siblings: readonly Condition[]): Bound | null {
  if ((condition.ifExists || condition.set === 'all') && !siblings.some((other) => demands(other, condition.key))) return null;
  if (condition.operator === 'bool') return boolBound(condition);
  if (!positive.has(condition.operator)) return null;
  return valuesBound(condition.operator, condition.key, condition.values);
}

/**
 * Whom a condition of a Deny spares, when it hits every stranger, also one whose request lacks the key; else null.
 * `StringNotEquals aws:PrincipalOrgID` spares the organization.
 */
export function denyBound(condition: Condition): Bound | null {
  if (condition.operator === 'bool') return spared(condition);
  const operator = opposites.get(condition.operator);
  if (operator === undefined) return null;
  if (condition.set === 'any' && !condition.ifExists) return null;
  return valuesBound(operator, condition.key, condition.values);
}

/** `Null: { key: 'false' }`: the key must be there. */
export function demands(condition: Condition, key: string): boolean {
  return (
    condition.operator === 'null' &&
    condition.key === key &&
    condition.values.length > 0 &&
    condition.values.every((value) => value.toLowerCase() === 'false')
  );
}

export function isSourceKey(key: string): boolean {
  return sourceKeys.test(key);
}

function boolBound({ key, values }: Condition): Bound | null {
  if (values.length === 0 || values.some((value) => value.toLowerCase() !== 'true')) return null;
  if (key === 'aws:principalisawsservice') return { accounts: [], kinds: ['service'], source: false };
  // EFS: only clients that mounted the file system, hence inside its network.
  if (key === 'elasticfilesystem:accessedviamounttarget') return { accounts: [], kinds: ['network'], source: false };
  return null;
}

function spared({ key, values, ifExists }: Condition): Bound | null {
  const isFalse = values.length > 0 && values.every((value) => value.toLowerCase() === 'false');
  // Anonymous requests lack the key, so only the IfExists form hits them.
  return isFalse && ifExists && key === 'aws:principalisawsservice' ? { accounts: [], kinds: ['service'], source: false } : null;
}

function valuesBound(operator: string, key: string, values: readonly string[]): Bound | null {
  const bounds = values.map((value) => valueBound(operator, key, value));
  if (bounds.includes(null)) return null;
  if (key === 'aws:sourceip' && isBroadTogether(values)) return null;
  const known = bounds.filter((bound) => bound !== null);
  return {
    accounts: [...new Set(known.flatMap((bound) => bound.accounts))],
    kinds: [...new Set(known.flatMap((bound) => bound.kinds))],
    source: isSourceKey(key),
  };
}

/** Null: the value admits strangers, or we do not know the key as one that AWS vouches for. */
function valueBound(operator: string, key: string, value: string): Pick<Bound, 'accounts' | 'kinds'> | null {
  const of = (...kinds: BoundKind[]) => ({ accounts: [], kinds });
  if (key === 'aws:sourceip') return operator === 'ipaddress' && !isBroadRange(value) ? of('network') : null;
  if (operator === 'ipaddress') return null;
  const literal = operator === 'stringequals' || operator === 'stringequalsignorecase';
  const isPattern = !literal && hasWildcard(value);
  const vouched = accountKeys.has(key) || organizationKeys.has(key) || networkKeys.has(key) || arnKeys.has(key) || key === 'aws:userid';
  // A wildcard is a mere character to these operators, and no real value has it.
  if (literal && vouched && hasWildcard(value) && !value.includes('${')) return of();
  if (accountKeys.has(key)) {
    if (value.toLowerCase() === ownAccount) return { accounts: [ownAccount], kinds: [] };
    if (isAccountId(value.slice(0, 12)) && (value.length === 12 || isPattern)) return { accounts: [value.slice(0, 12)], kinds: [] };
    return null;
  }
  if (organizationKeys.has(key))
    return /^(o-[a-z0-9]{10,32}(\/|$)|\$\{aws:resourceorg(id|paths)\})/i.test(value) ? of('organization') : null;
  if (networkKeys.has(key)) return networkKeys.get(key)?.test(value) ? of('network') : null;
  if (serviceNameKeys.has(key)) return isPattern || value.includes('${') ? null : of('service');
  if (arnKeys.has(key)) return arnBound(value, isPattern);
  // Unique ids are AWS's own; `AROA…:*` is any session of one role, an account's root has the account's number.
  if (key === 'aws:userid') return /^([A-Z0-9]{16,}(:.*)?|\d{12})$/.test(value) ? of('identity') : null;
  if (key === 'lambda:eventsourcetoken') return isPattern ? null : of('identity');
  return null;
}

function arnBound(value: string, isPattern: boolean): Pick<Bound, 'accounts' | 'kinds'> | null {
  const arn = splitArn(value);
  const account = arn?.account ?? /:(\d{12}):/.exec(value)?.[1];
  if (account !== undefined && isAccountId(account)) return { accounts: [account], kinds: [] };
  // Bucket ARNs carry no account; a bucket's full name is unique in the world.
  const bucket = arn?.service === 's3' && !value.includes('${') && (!isPattern || !hasWildcard(arn.resource.split('/')[0] ?? '*'));
  return bucket && arn.resource !== '' ? { accounts: [], kinds: ['identity'] } : null;
}
