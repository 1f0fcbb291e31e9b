import type { AnyResource, Gap, Resource, ResourceType } from '@/server/collect/types';
import { type JudgeScope, judge } from '../judge';
import { fieldsRead } from '../only-fields';
import { ResourceShelf } from '../snapshot';
import type { Check, StoredStatus } from '../types';

export const testAccount = '111122223333';

interface ResourceParts<T extends ResourceType> {
  data: Resource<T>['data'];
  id?: string;
  arn?: string;
  name?: string | null;
  region?: string;
  tags?: Record<string, string>;
  gaps?: Gap[];
}

/** A resource for a test; everything but its data has a believable default. */
export function resourceOf<T extends ResourceType>(type: T, parts: ResourceParts<T>): Resource<T> {
  const id = parts.id ?? 'thing-1';
  const region = parts.region ?? 'eu-central-1';
  const [, service = ''] = type.toLowerCase().split('::');
  return {
    type,
    id,
    arn: parts.arn ?? `arn:aws:${service}:${region}:${testAccount}:${type.split('::')[2]?.toLowerCase()}/${id}`,
    name: parts.name ?? null,
    region,
    tags: parts.tags ?? {},
    data: parts.data,
    gaps: parts.gaps ?? [],
  };
}

interface JudgeOptions {
  /** What the check may read beside its resource. */
  others?: readonly AnyResource[];
  /** Default 2026-11-20T12:00:00Z. */
  now?: Date;
  parameters?: Readonly<Record<string, number>>;
}

/** Runs a check as the scan does: gaps, reads and crashes are handled by the real runner. */
export function verdictsOf<T extends ResourceType>(check: Check<T>, resource: Resource<T>, options: JudgeOptions = {}) {
  const shelf = new ResourceShelf(fieldsRead([check]));
  for (const other of options.others ?? []) shelf.add(other);
  const anyCheck = check as unknown as Check;
  const scope: JudgeScope = {
    account: testAccount,
    partition: 'aws',
    now: options.now ?? new Date('2026-11-20T12:00:00Z'),
    parameters: options.parameters ? { [check.id]: options.parameters } : undefined,
  };
  return judge(anyCheck, resource as unknown as AnyResource, shelf.viewFor(anyCheck, resource.region), scope);
}

/** The status of a check with one verdict per resource. */
export function statusOf<T extends ResourceType>(check: Check<T>, resource: Resource<T>, options: JudgeOptions = {}): StoredStatus {
  const verdicts = verdictsOf(check, resource, options);
  if (verdicts.length !== 1 || !verdicts[0]) throw new Error(`Expected one verdict, got ${verdicts.length}.`);
  return verdicts[0].status;
}
