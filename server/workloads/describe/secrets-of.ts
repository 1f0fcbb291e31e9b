import { checks } from '@/server/checks/registry';
import type { ResourceType } from '@/server/collect/types';
import type { SecretHit } from '../secrets/types';
import type { FoundSecret, Part } from '../types';
import type { KnownVerdict } from './world';

/** Checks that look for secrets where none belong, by the type that they look at. */
const secretChecks = new Map<ResourceType, string[]>();
for (const { id, resourceType } of checks)
  if (/(?:^|[-/])no-(?:\w+-)?secrets?(?:-|$)/.test(id)) secretChecks.set(resourceType, [...(secretChecks.get(resourceType) ?? []), id]);

export const secretCheckIds: readonly string[] = [...secretChecks.values()].flat();

interface Row {
  [key: string]: unknown;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Rows of a check's evidence that name a place each. */
function rowsOf({ evidence, summary }: KnownVerdict): FoundSecret[] {
  const lists = Object.values(evidence ?? {}).filter(
    (value): value is Row[] => Array.isArray(value) && value.every((row) => typeof row === 'object'),
  );
  const rows = lists.flat().map((row) => ({
    place: text(row.place) ?? text(row.name) ?? text(row.variable) ?? 'its configuration',
    what: text(row.kind) ?? text(row.what) ?? text(row.why) ?? 'secret',
    masked: text(row.masked),
  }));
  return rows.length > 0 ? rows : [{ place: 'its configuration', what: summary, masked: null }];
}

/** Secrets that a collector found; it masks them before they are stored. undefined: it was not given what to look at. */
export const secretsIn = (hits: readonly SecretHit[] | undefined, what: string): Part<FoundSecret[]> =>
  hits
    ? { state: 'seen', value: hits.map(({ kind, place, masked }) => ({ place, what: kind, masked })) }
    : { state: 'unknown', why: `${what} was not read for secrets` };

/** Secrets that checks found in the configuration of resources of these types. The checks mask what they tell. */
export function secretsOf(types: readonly ResourceType[], verdicts: readonly KnownVerdict[]): Part<FoundSecret[]> {
  const meant = types.flatMap((type) => secretChecks.get(type) ?? []);
  if (meant.length === 0) return { state: 'unknown', why: 'No check looks for secrets there yet' };
  const told = verdicts.filter(({ checkId }) => meant.includes(checkId));
  const found = told.filter(({ status }) => status === 'fail').flatMap(rowsOf);
  if (found.length > 0) return { state: 'seen', value: found };
  const unseen = told.find(({ status }) => status === 'unknown');
  if (unseen) return { state: 'unknown', why: unseen.summary };
  const excluded = told.find(({ status }) => status === 'excluded');
  if (excluded) return { state: 'unknown', why: 'The check for secrets is switched off there' };
  if (told.length === 0) return { state: 'unknown', why: 'The check for secrets has not run yet' };
  return { state: 'seen', value: [] };
}
