/** One place in which two versions of a template differ. Pure: pages compare in the browser. */
export interface TemplateDifference {
  /** `NetworkInterfaces.0.SubnetId`. */
  path: string;
  before: string | null;
  after: string | null;
}

function flatten(value: unknown, path: string, into: Map<string, string>): Map<string, string> {
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value);
    if (entries.length === 0) into.set(path, Array.isArray(value) ? '[]' : '{}');
    for (const [key, member] of entries) flatten(member, path ? `${path}.${key}` : key, into);
  } else if (value !== undefined) into.set(path, String(value));
  return into;
}

/** Every place that is in one version and not, or otherwise, in the other; by path. */
export function compareVersions(before: Record<string, unknown>, after: Record<string, unknown>): TemplateDifference[] {
  const [old, now] = [flatten(before, '', new Map()), flatten(after, '', new Map())];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((path) => path !== '' && old.get(path) !== now.get(path))
    .sort()
    .map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }));
}
