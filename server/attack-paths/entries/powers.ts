import { type Reading, readableBy, storeNeeds, storeReads } from '../can/data';
import { administers, escalationsOf, narrow, type Principal, powerNeeds, powerReads } from '../can/principal';
import { type FoundPath, nodeOf, type Step, wholeAccount } from '../found-path';
import type { Landscape } from '../landscape/landscape';
import { factor, impacts } from '../score';
import type { Factor } from '../types';
import { type Entry, pathFrom } from './entry';

export { powerNeeds, powerReads };
export const dataNeeds = [...powerNeeds, ...storeNeeds['AWS::S3::Bucket'], ...storeNeeds['AWS::DynamoDB::Table']] as const;
export const dataReads = [...powerReads, ...storeReads, 'AWS::S3::Bucket', 'AWS::DynamoDB::Table'] as const;
export const secretNeeds = [...powerNeeds, ...storeNeeds['AWS::SecretsManager::Secret']] as const;
export const secretReads = [...powerReads, ...storeReads, 'AWS::SecretsManager::Secret'] as const;

/** What is at the end of a path. */
interface End {
  steps: Step[];
  impact: Factor;
  also?: FoundPath['also'];
  blast?: number;
  /** For the title, after whoever does it: 'rules the account'. */
  words: string;
}

/** Full control of the account, if the principal has it. */
export function accountEnd(principal: Principal, land: Landscape): End | null {
  const admin = administers(principal, land);
  if (admin === null) return null;
  const seen = admin.state === 'yes';
  const step: Step = {
    to: wholeAccount(land),
    why: seen ? `${admin.by} gives it full control of the account` : 'Its policies may give it full control of the account',
    unseen: seen ? null : admin.reason,
    cuts: [
      narrow(
        principal,
        'the power of an administrator',
        3,
        principal.type === 'AWS::IAM::Role' ? 'iam/role-no-admin' : 'iam/user-no-admin',
      ),
    ],
  };
  return { steps: [step], impact: factor(impacts.account, 'The whole account is lost'), blast: land.size, words: 'rules the account' };
}

/** Full control by a known escalation, if there is one. */
export function escalationEnd(principal: Principal, land: Landscape): End | null {
  const ways = escalationsOf(principal, land);
  const [way] = ways;
  if (!way) return null;
  const others = ways.length > 1 ? `, and ${ways.length - 1} more ways` : '';
  const step: Step = {
    to: wholeAccount(land),
    why: `${way.name} (${way.actions.join(', ')})${others}: that leads to every right in the account`,
    cuts: [narrow(principal, way.actions.join(', '), 3, 'iam/customer-policy-no-escalation')],
  };
  return {
    steps: [step],
    impact: factor(impacts.account, 'From there the whole account is lost'),
    blast: land.size,
    words: 'can come to rule the account',
  };
}

const stepTo = (principal: Principal, { store, by, unseen, sensitive }: Reading, what: string): Step => ({
  to: nodeOf(store),
  why: `${by} lets it read ${what}${sensitive ? `; ${sensitive}` : ''}`,
  unseen,
  cuts: [narrow(principal, `the right to read ${what}`, 3)],
});

/** The most sensitive secret that the principal reads, with the others beside it. An administrator is another kind of path. */
export function secretsEnd(principal: Principal, land: Landscape): End | null {
  if (administers(principal, land)?.state === 'yes') return null;
  return endOf(
    principal,
    readableBy(principal, 'AWS::SecretsManager::Secret', land),
    'secret',
    factor(impacts.secrets, 'Secrets open further systems'),
  );
}

/** The most sensitive bucket or table that the principal reads. */
export function dataEnd(principal: Principal, land: Landscape): End | null {
  if (administers(principal, land)?.state === 'yes') return null;
  const buckets = readableBy(principal, 'AWS::S3::Bucket', land);
  const readings = buckets.length > 0 ? buckets : readableBy(principal, 'AWS::DynamoDB::Table', land);
  const [first] = readings;
  const impact = first?.sensitive
    ? factor(impacts.sensitiveData, `The data is sensitive: ${first.sensitive}`)
    : factor(impacts.data, 'Data can be read; nothing tells how sensitive it is');
  return endOf(principal, readings, first?.store.type === 'AWS::DynamoDB::Table' ? 'table' : 'bucket', impact);
}

function endOf(principal: Principal, readings: readonly Reading[], noun: string, impact: Factor): End | null {
  const [first, ...others] = readings;
  if (!first) return null;
  const name = first.store.name ?? first.store.id;
  const rest = others.length > 0 ? ` and ${others.length} more` : '';
  return {
    steps: [stepTo(principal, first, `the ${noun} ${name}${rest}`)],
    impact,
    also: others.map(({ store }) => nodeOf(store)),
    words: `reads the ${noun} ${name}${rest}`,
  };
}

type EndOf = (principal: Principal, land: Landscape) => End | null;

/** A path for each entry whose role has such an end. */
export function pathsWith(
  entries: readonly Entry[],
  endOf: EndOf,
  land: Landscape,
  title: (entry: Entry, words: string) => string,
): FoundPath[] {
  return entries.flatMap((entry) => {
    const end = entry.role && endOf(entry.role, land);
    return end ? [pathFrom(entry, { ...end, title: title(entry, end.words) })] : [];
  });
}

/** The same, with the entries whose role nobody could read: what it may do is not known, so it may be everything. */
export function pathsWithUnread(
  entries: readonly Entry[],
  endOf: EndOf,
  land: Landscape,
  title: (entry: Entry, words: string) => string,
): FoundPath[] {
  const unread = entries.flatMap((entry) => {
    if (entry.role || !entry.roleUnseen || entry.steps.some(({ unseen }) => unseen)) return [];
    const words = 'may do what nobody could read';
    const step: Step = { to: wholeAccount(land), why: 'What this role may do was not read', unseen: entry.roleUnseen };
    return [
      pathFrom(entry, {
        steps: [step],
        impact: factor(impacts.account, 'It may be the whole account'),
        blast: 1,
        title: title(entry, words),
      }),
    ];
  });
  return [...pathsWith(entries, endOf, land, title), ...unread];
}

/** The worst that the principal can do: the account, a way to it, secrets, data. */
export const worstEnd: EndOf = (principal, land) =>
  accountEnd(principal, land) ?? escalationEnd(principal, land) ?? secretsEnd(principal, land) ?? dataEnd(principal, land);
