import type { ReactNode } from 'react';
import type { Schema } from './openapi-types';

type Components = Record<string, Schema>;

const nameOf = (ref: string): string => ref.split('/').at(-1) ?? ref;

/** A type in a few words: `string (uuid)`, `Finding[]`, `"open" | "muted"`. */
export function typeOf(schema: Schema | undefined): string {
  if (!schema) return 'any';
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const parts = schema.anyOf ?? schema.oneOf;
  if (parts) return parts.map(typeOf).join(' | ');
  if (schema.allOf) return schema.allOf.map(typeOf).join(' & ');
  if (schema.type === 'array') {
    const item = typeOf(schema.items);
    return item.includes(' | ') ? `(${item})[]` : `${item}[]`;
  }
  const name = Array.isArray(schema.type) ? schema.type.join(' | ') : (schema.type ?? 'any');
  return schema.format ? `${name} (${schema.format})` : name;
}

function limitsOf(schema: Schema): string[] {
  const limits: string[] = [];
  // JSON's safe integers are a limit of the format, not of the field.
  if (schema.minimum !== undefined && schema.minimum > Number.MIN_SAFE_INTEGER) limits.push(`at least ${schema.minimum}`);
  if (schema.maximum !== undefined && schema.maximum < Number.MAX_SAFE_INTEGER) limits.push(`at most ${schema.maximum}`);
  if (schema.minLength !== undefined) limits.push(`${schema.minLength} or more characters`);
  if (schema.maxLength !== undefined) limits.push(`up to ${schema.maxLength} characters`);
  if (schema.default !== undefined) limits.push(`default ${JSON.stringify(schema.default)}`);
  return limits;
}

/** The object in which a schema's fields are, through references and arrays. */
function fieldsOf(schema: Schema | undefined, components: Components, depth = 0): Schema | undefined {
  if (!schema || depth > 6) return undefined;
  if (schema.$ref) return fieldsOf(components[nameOf(schema.$ref)], components, depth + 1);
  if (schema.items) return fieldsOf(schema.items, components, depth + 1);
  return schema.properties ? schema : undefined;
}

interface SchemaTreeProps {
  schema: Schema | undefined;
  components: Components;
  depth?: number;
}

/** The fields of a schema, one a line; what is nested opens on demand. */
export function SchemaTree({ schema, components, depth = 0 }: SchemaTreeProps) {
  const object = fieldsOf(schema, components);
  if (!object?.properties) return <code className="text-xs break-words">{typeOf(schema)}</code>;
  return (
    <ul className="divide-y">
      {Object.entries(object.properties).map(([name, field]) => (
        <li key={name} className="py-1.5">
          <FieldLine name={name} schema={field} required={object.required?.includes(name) ?? false} />
          {depth < 4 && fieldsOf(field, components) && (
            <details className="mt-1">
              <summary className="w-fit rounded text-xs text-accent-text">Fields</summary>
              <div className="mt-1 border-l-2 pl-3">
                <SchemaTree schema={field} components={components} depth={depth + 1} />
              </div>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

export function FieldLine({
  name,
  schema,
  required,
  note,
}: {
  name: string;
  schema: Schema | undefined;
  required: boolean;
  note?: ReactNode;
}) {
  const limits = schema ? limitsOf(schema) : [];
  return (
    <div className="text-xs">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <code className="font-medium">{name}</code>
        <code className="break-words text-ink-muted">{typeOf(schema)}</code>
        {required && <span className="text-high-text">required</span>}
        {limits.length > 0 && <span className="text-ink-muted">{limits.join(', ')}</span>}
      </p>
      {(note ?? schema?.description) && <p className="mt-0.5 text-ink-muted">{note ?? schema?.description}</p>}
    </div>
  );
}
