import type { OperationName } from '@/server/aws/operation';
import { coversAction, coversResource } from '@/server/aws/policy/coverage';
import { addresses } from '@/server/aws/policy/principals';
import { parsePolicy } from '@/server/aws/policy/questions';
import type { Policy, Statement } from '@/server/aws/policy/types';
import { indexedBy } from '@/server/checks/shared/index-by';
import type { Resource } from '@/server/collect/types';
import type { KeptType } from '../landscape/kept';
import type { Landscape } from '../landscape/landscape';
import { Candidates } from './candidates';
import { type Answer, administers, boundOf, may, type Principal, powersOf } from './principal';
import { sensitivityOf } from './sensitivity';

export type Store = Resource<'AWS::S3::Bucket'> | Resource<'AWS::DynamoDB::Table'> | Resource<'AWS::SecretsManager::Secret'>;
type StoreType = Store['type'];

export const storeNeeds: Readonly<Record<StoreType, readonly OperationName[]>> = {
  'AWS::S3::Bucket': ['s3:ListBuckets'],
  'AWS::DynamoDB::Table': ['dynamodb:ListTables'],
  'AWS::SecretsManager::Secret': ['secretsmanager:ListSecrets'],
};
/** Beside the stores themselves: the keys that they are encrypted with. */
export const storeReads = ['AWS::KMS::Key'] as const satisfies readonly KeptType[];

/** A store that a principal can read. */
export interface Reading {
  store: Store;
  /** What allows it. */
  by: string;
  /** What was not seen; null: all was. */
  unseen: string | null;
  sensitive: string | null;
}

/**
 * Everything of a type that a principal can read, what is sensitive first. An administrator reads all of it, and is not asked.
 * Principals of whom the answer must be the same share it, and only what a statement may speak about is asked about.
 */
export function readableBy(principal: Principal, type: StoreType, land: Landscape): readonly Reading[] {
  return land.once(`reads ${type} ${alike(principal, type, land)}`, () => readAmong(principal, candidatesFor(principal, type, land), land));
}

/** The readings of a principal among these stores, each asked about. */
export function readAmong(principal: Principal, stores: readonly Store[], land: Landscape): Reading[] {
  const found = stores.flatMap((store) => {
    const answer = reads(principal, store, land);
    if (answer === null) return [];
    const seen = answer.state === 'yes';
    return [{ store, by: seen ? answer.by : 'its policies', unseen: seen ? null : answer.reason, sensitive: sensitivityOf(store) }];
  });
  const rank = (one: Reading) => (one.unseen === null ? 0 : 2) + (one.sensitive === null ? 1 : 0);
  return found.sort((left, right) => rank(left) - rank(right) || (left.store.arn < right.store.arn ? -1 : 1));
}

/** Stores that a statement of the principal may speak about; all, where one of its documents was not seen. */
function candidatesFor(principal: Principal, type: StoreType, land: Landscape): readonly Store[] {
  const { action, of } = questions[type];
  const stores = land.list(type) as readonly Store[];
  const { policies, unclear } = powersOf(principal, land);
  if (unclear.length > 0) return stores;
  const allows = policies.flatMap((policy) => speakingOf(policy, action).filter(({ effect }) => effect === 'Allow'));
  return land.once(`candidates ${type}`, () => new Candidates(stores, of)).for(allows);
}

/** The part of a policy that an answer about an action rests on. */
const speakingOf = (policy: Policy | null, action: string) => (policy?.statements ?? []).filter((one) => coversAction(one, action));

/**
 * What the readings of a principal rest on, as text: two with the same have the same. That is what its policies and boundary say of
 * the action and of decrypting, and the principal itself only where a policy of a store or key names it.
 */
function alike(principal: Principal, type: StoreType, land: Landscape): string {
  const named = namedBySomeone(land).has(principal.arn);
  const powers = powersOf(principal, land);
  const said = land.onceFor(powers, `alike ${type}`, () => {
    const bound = boundOf(powers);
    const parts = [questions[type].action, decrypting].map((action) => [
      powers.policies.flatMap((policy, at) => speakingOf(policy, action).map((one) => [powers.names[at], ...bare(one)])),
      bound && speakingOf(bound, action).map(bare),
    ]);
    return JSON.stringify([parts, powers.unclear, administers(principal, land)?.state]);
  });
  return `${said} ${named ? principal.arn : principal.arn.split(':')[4]}`;
}
const bare = ({ effect, resources, notResources, conditions }: Statement) => [
  effect,
  resources,
  notResources,
  conditions.map(({ text }) => text),
];

/** Whom the policies of stores and keys name. */
const namedBySomeone = (land: Landscape): ReadonlySet<string> =>
  land.once(namedBySomeone, () => {
    const guarded = [...land.list('AWS::S3::Bucket'), ...land.list('AWS::SecretsManager::Secret'), ...land.list('AWS::KMS::Key')];
    const policies = guarded.map(({ data }) => parsePolicy(data.policy)).filter((policy) => policy !== null && policy !== 'malformed');
    const statements = policies.flatMap((policy) => policy.statements);
    return new Set(statements.flatMap(({ principals }) => (principals ?? []).map(({ value }) => value)));
  });

const questions: Readonly<Record<StoreType, { action: string; of: (store: Store) => string }>> = {
  'AWS::S3::Bucket': { action: 's3:GetObject', of: ({ arn }) => `${arn}/*` },
  'AWS::DynamoDB::Table': { action: 'dynamodb:Scan', of: ({ arn }) => arn },
  'AWS::SecretsManager::Secret': { action: 'secretsmanager:GetSecretValue', of: ({ arn }) => arn },
};

function reads(principal: Principal, store: Store, land: Landscape): Answer {
  const { action, of } = questions[store.type];
  const allowed = may(principal, action, of(store), land);
  if (allowed === null) return null;
  const refused = refusalOf(store, action, of(store), principal);
  if (refused === 'all') return null;
  const locked = decrypts(principal, store, land);
  if (locked === null) return null;
  if (allowed.state === 'unknown') return allowed;
  if (refused !== null) return { state: 'unknown', reason: refused };
  return locked.state === 'unknown' ? locked : allowed;
}

/** What the store's own policy takes away: `all`, or what cannot be told, or null. */
function refusalOf(store: Store, action: string, resource: string, principal: Principal): 'all' | string | null {
  if (store.type === 'AWS::DynamoDB::Table') return null;
  const { policy: text } = store.data;
  if (text === undefined) return `the policy of ${store.id} was not given`;
  const policy = parsePolicy(text);
  if (policy === 'malformed') return `the policy of ${store.id} cannot be understood`;
  return deniedTo(policy, action, resource, principal) ? 'all' : doubtIn(policy, action, resource, store.id);
}

const transportKeys = new Set(['aws:securetransport', 's3:tlsversion']);
const isTransport = (statement: Policy['statements'][number]) =>
  statement.conditions.length > 0 && statement.conditions.every(({ key }) => transportKeys.has(key));

const deniesOn = (policy: Policy | null, action: string, resource: string) =>
  (policy?.statements ?? []).filter(
    (one) => one.effect === 'Deny' && !isTransport(one) && coversAction(one, action) && coversResource(one, resource),
  );

function deniedTo(policy: Policy | null, action: string, resource: string, principal: Principal): boolean {
  const account = principal.arn.split(':')[4] ?? '';
  const caller = { kind: 'account', account, principal: { type: 'AWS', value: principal.arn } } as const;
  return deniesOn(policy, action, resource).some(
    (deny) =>
      deny.conditions.length === 0 && deny.notPrincipals === null && (addresses(deny, { kind: 'anyone' }) || addresses(deny, caller)),
  );
}

function doubtIn(policy: Policy | null, action: string, resource: string, id: string): string | null {
  const [deny] = deniesOn(policy, action, resource).filter((one) => one.conditions.length > 0 || one.notPrincipals !== null);
  return deny ? `whether the statement ${deny.label} of the policy of ${id} refuses it depends on the call` : null;
}

const decrypting = 'kms:Decrypt';
const aliasesOf = ({ data }: Resource<'AWS::KMS::Key'>) => data.aliases ?? [];

/** Whether the principal may use the key that the store is encrypted with. AWS's own keys serve whoever may read the store. */
function decrypts(principal: Principal, store: Store, land: Landscape): Answer {
  const yes: Answer = { state: 'yes', by: 'its policies' };
  const id = keyOf(store);
  if (id === undefined) return yes;
  const key =
    land.get('AWS::KMS::Key', id.startsWith('alias/') ? undefined : id) ?? indexedBy(land.list('AWS::KMS::Key'), aliasesOf, id)[0];
  if (!key) return unlistedKey(id, land);
  if (administers(principal, land)?.state === 'yes') return yes;
  const allowed = may(principal, decrypting, key.arn, land);
  if (allowed !== null) return allowed;
  const policy = parsePolicy(key.data.policy);
  if (key.data.policy === undefined || policy === 'malformed')
    return { state: 'unknown', reason: `the policy of the key ${key.id} was not given` };
  const names = policy?.statements.some(
    ({ effect, principals, conditions, ...statement }) =>
      effect === 'Allow' &&
      conditions.length === 0 &&
      principals?.some(({ value }) => value === principal.arn || value === '*') &&
      coversAction({ effect, principals, conditions, ...statement }, decrypting),
  );
  return names ? yes : null;
}

/** AWS's own keys are in no inventory. */
function unlistedKey(id: string, land: Landscape): Answer {
  const isForeign = /^arn:[^:]+:kms:[^:]*:(\d{12}):/.exec(id)?.[1] ?? land.scope.account;
  if (isForeign !== land.scope.account) return { state: 'unknown', reason: `it is encrypted with a key of the account ${isForeign}` };
  const region = id.split(':')[3];
  const missing = id.includes('alias/aws/') || !region ? null : land.missing(['kms:ListKeys'], region);
  return missing ? { state: 'unknown', reason: missing } : { state: 'yes', by: 'its policies' };
}

function keyOf(store: Store): string | undefined {
  if (store.type === 'AWS::SecretsManager::Secret') return store.data.KmsKeyId;
  if (store.type === 'AWS::DynamoDB::Table') return store.data.SSEDescription?.KMSMasterKeyArn;
  const rule = store.data.encryption?.Rules?.find((each) => each.ApplyServerSideEncryptionByDefault?.SSEAlgorithm?.startsWith('aws:kms'));
  return rule?.ApplyServerSideEncryptionByDefault?.KMSMasterKeyID;
}
