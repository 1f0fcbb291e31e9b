import type { AnyResource, ResourceType } from '@/server/collect/types';
import type { Check } from './types';

/** Fields of resources' data by type. Of a type that is not in it, all. */
export type KeptFields = ReadonlyMap<ResourceType, ReadonlySet<string>>;

/** What some checks together look at in the resources that they read: a type that one of them reads as a whole is not in it. */
export function fieldsRead(checks: readonly Pick<Check, 'reads'>[]): KeptFields {
  const kept = new Map<ResourceType, Set<string>>();
  const whole = new Set<ResourceType>();
  for (const { type, fields } of checks.flatMap(({ reads }) => reads ?? [])) {
    if (!fields) whole.add(type);
    kept.set(type, new Set([...(kept.get(type) ?? []), ...(fields ?? [])]));
  }
  for (const type of whole) kept.delete(type);
  return kept;
}

/**
 * The resource with these fields of its data alone. Asking for another one throws, as it would otherwise look like one that AWS did
 * not give, and a check would judge by that.
 */
export function withOnly(resource: AnyResource, fields: ReadonlySet<string>): AnyResource {
  const data: Record<string, unknown> = Object.create(refusalOf(resource.type, fields));
  for (const [name, value] of Object.entries(resource.data)) if (fields.has(name)) data[name] = value;
  return { ...resource, data } as unknown as AnyResource;
}

const refusals = new WeakMap<ReadonlySet<string>, object>();

/** What stands behind an object that has some of its fields: it is asked only for those that the object has not. */
function refusalOf(type: ResourceType, fields: ReadonlySet<string>): object {
  const known = refusals.get(fields);
  if (known) return known;
  const check = (name: string | symbol) => {
    if (typeof name === 'string' && !fields.has(name)) throw new Error(`${name} of ${type} is read without being declared.`);
  };
  const made = new Proxy(Object.create(null) as object, {
    get(_, name) {
      check(name);
      return undefined;
    },
    has(_, name) {
      check(name);
      return false;
    },
  });
  refusals.set(fields, made);
  return made;
}
