/** What of an OpenAPI document shards are made from. */
export interface Described {
  paths: Record<string, Record<string, { tags?: readonly string[] }>>;
}

export interface Shard {
  tags: readonly string[];
  operations: number;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/**
 * Parts of an API that are tried one after another, each with a limit of its own, so that a slow one takes no time from the others:
 * whole tags, the largest first, filled up to `atMost` operations. A larger tag is a part by itself.
 */
export function shardsOf({ paths }: Described, leftOut: RegExp, atMost = 30): Shard[] {
  const sizes = new Map<string, number>();
  for (const [path, operations] of Object.entries(paths)) {
    if (leftOut.test(path)) continue;
    for (const [method, { tags = [] }] of Object.entries(operations)) {
      if (!methods.includes(method)) continue;
      const [tag] = tags;
      if (!tag || tags.length > 1) throw new Error(`${method.toUpperCase()} ${path} has ${tags.length} tags: shards need one.`);
      sizes.set(tag, (sizes.get(tag) ?? 0) + 1);
    }
  }
  const shards: { tags: string[]; operations: number }[] = [];
  for (const [tag, operations] of [...sizes].sort(([a, more], [b, less]) => less - more || a.localeCompare(b))) {
    const roomy = shards.find((shard) => shard.operations + operations <= atMost);
    if (roomy) {
      roomy.tags.push(tag);
      roomy.operations += operations;
    } else shards.push({ tags: [tag], operations });
  }
  return shards;
}
