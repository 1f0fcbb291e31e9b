import type { NormalizedSchema } from '@smithy/core/schema';
import { parseSimple } from './parse-simple';

/** Form parameters (`Filter.1.Value.2=x`) as a tree by their dots. */
interface Node {
  value?: string;
  children: Map<string, Node>;
}

export interface QueryDialect {
  /** EC2 flattens every list and writes member names with a capital. */
  ec2: boolean;
}

/** Reads form parameters by schema: the inverse of the SDK's `QueryShapeSerializer`. */
export function readQueryInput(
  form: ReadonlyMap<string, readonly string[]>,
  schema: NormalizedSchema,
  dialect: QueryDialect,
): Record<string, unknown> {
  const root: Node = { children: new Map() };
  for (const [key, values] of form) insert(root, key, values[0] ?? '');
  return schema.isStructSchema() ? readStruct(root, schema, dialect) : {};
}

function insert(root: Node, key: string, value: string): void {
  let node = root;
  for (const part of key.split('.')) {
    const child = node.children.get(part) ?? { children: new Map() };
    node.children.set(part, child);
    node = child;
  }
  node.value = value;
}

function readStruct(node: Node, schema: NormalizedSchema, dialect: QueryDialect): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const child = node.children.get(keyOf(name, member, dialect));
    if (child) result[name] = readValue(child, member, dialect);
  }
  return result;
}

function readValue(node: Node, schema: NormalizedSchema, dialect: QueryDialect): unknown {
  if (schema.isStructSchema()) return readStruct(node, schema, dialect);
  if (schema.isListSchema()) return readList(node, schema, dialect);
  if (schema.isMapSchema()) return readMap(node, schema, dialect);
  return parseSimple(schema, node.value ?? '', 'iso');
}

function readList(node: Node, schema: NormalizedSchema, dialect: QueryDialect): unknown[] {
  const member = schema.getValueSchema();
  const flat = dialect.ec2 || Boolean(schema.getMergedTraits().xmlFlattened);
  const source = flat ? node : node.children.get(member.getMergedTraits().xmlName ?? 'member');
  return numbered(source).map((item) => readValue(item, member, dialect));
}

function readMap(node: Node, schema: NormalizedSchema, dialect: QueryDialect): Record<string, unknown> {
  const flat = Boolean(schema.getMergedTraits().xmlFlattened);
  const keyName = schema.getKeySchema().getMergedTraits().xmlName ?? 'key';
  const member = schema.getValueSchema();
  const valueName = member.getMergedTraits().xmlName ?? 'value';
  const entries = numbered(flat ? node : node.children.get('entry')).flatMap((entry): [string, unknown][] => {
    const value = entry.children.get(valueName);
    return value ? [[entry.children.get(keyName)?.value ?? '', readValue(value, member, dialect)]] : [];
  });
  return Object.fromEntries(entries);
}

function numbered(node: Node | undefined): Node[] {
  return [...(node?.children ?? [])]
    .filter(([key]) => /^\d{1,6}$/.test(key))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, child]) => child);
}

function keyOf(name: string, member: NormalizedSchema, { ec2 }: QueryDialect): string {
  const traits = member.getMergedTraits();
  if (ec2 && traits.ec2QueryName) return String(traits.ec2QueryName);
  const key = traits.xmlName ?? name;
  return ec2 ? key.charAt(0).toUpperCase() + key.slice(1) : key;
}
