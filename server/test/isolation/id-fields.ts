import { z } from 'zod';

/** A place in a request where an id, a cursor or a search may name a row: `params.id`, `body.ids[]`, `query.cursor`. */
export interface IdField {
  part: 'params' | 'query' | 'body';
  /** Names from the outside in; `grants[]` is a list of objects, in one of which the next name stands. */
  path: string[];
  /** The value is one of a list. */
  inList: boolean;
}

interface JsonSchema {
  type?: string;
  format?: string;
  enum?: unknown[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
}

/**
 * By format, or by what a name says. `region`, `service` and check ids are AWS's and ours, the same for everybody; images, subnets
 * and security groups are AWS's, and asked about in the account that was named beside them.
 */
const namesRow = (name: string, schema: JsonSchema): boolean =>
  schema.format === 'uuid' ||
  (schema.enum === undefined &&
    schema.type === 'string' &&
    /^(id|ids|q|target|cursor)$|(?<!check|external|client|logical|organizationalUnit|accessKey|image|subnet|securityGroup)Ids?$/.test(
      name,
    ));

/** Every such place of a schema, found in the schema itself: a new field is there without anybody remembering it. */
export function idFieldsOf(part: IdField['part'], schema: z.ZodType | undefined): IdField[] {
  if (!schema) return [];
  const found = new Map<string, IdField>();
  const walk = (node: JsonSchema, path: string[], inList: boolean): void => {
    for (const inner of [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])]) walk(inner, path, inList);
    for (const [name, inner] of Object.entries(node.properties ?? {})) walk(inner, [...path, name], false);
    if (node.items) walk(node.items, node.items.properties ? [...path.slice(0, -1), `${path.at(-1)}[]`] : path, true);
    if (path.length > 0 && namesRow(path.at(-1) ?? '', node)) found.set(path.join('.'), { part, path, inList });
  };
  walk(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema, [], false);
  return [...found.values()];
}

export const nameOf = ({ part, path }: IdField): string => `${part}.${path.join('.')}`;
