/** OpenAPI 3.1 as TypeScript, in the form that openapi-fetch takes (`paths`, `components`, `operations`). Pure. */

interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema | boolean;
  prefixItems?: Schema[];
  description?: string;
}

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: Schema;
  description?: string;
}

interface Content {
  content?: Record<string, { schema?: Schema }>;
}

interface OpenApiOperation {
  operationId: string;
  summary: string;
  parameters?: Parameter[];
  requestBody?: Content;
  responses: Record<string, Content>;
}

export interface OpenApiDocument {
  paths: Record<string, Record<string, OpenApiOperation>>;
  components: { schemas: Record<string, Schema> };
}

const quoted = (text: string): string => JSON.stringify(text);
const comment = (text: string | undefined): string => (text ? `/** ${text.replaceAll('*/', '* /')} */ ` : '');
const union = (parts: string[]): string => (parts.length === 0 ? 'never' : [...new Set(parts)].join(' | '));
const wrapped = (type: string): string => (/[|&]/.test(type) ? `(${type})` : type);

/** The type of a schema. `isInput`: what has a default may be left out. */
export function typeOf(schema: Schema | boolean | undefined): string {
  if (schema === undefined || typeof schema === 'boolean') return 'unknown';
  if (schema.$ref) return `components['schemas'][${quoted(schema.$ref.split('/').at(-1) ?? '')}]`;
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum) return union(schema.enum.map((value) => JSON.stringify(value)));
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return union(choices.map(typeOf));
  if (schema.allOf) return schema.allOf.map((part) => wrapped(typeOf(part))).join(' & ');
  const types = [schema.type ?? []].flat();
  return types.length === 0 ? 'unknown' : union(types.map((type) => plainType(type, schema)));
}

function plainType(type: string, schema: Schema): string {
  switch (type) {
    case 'string':
    case 'boolean':
    case 'null':
      return type;
    case 'number':
    case 'integer':
      return 'number';
    case 'array':
      return schema.prefixItems ? `[${schema.prefixItems.map(typeOf).join(', ')}]` : `${wrapped(typeOf(schema.items))}[]`;
    case 'object':
      return objectType(schema);
    default:
      return 'unknown';
  }
}

function objectType({ properties = {}, required = [], additionalProperties }: Schema): string {
  const fields = Object.entries(properties).map(
    ([name, field]) => `${comment(field.description)}${quoted(name)}${required.includes(name) ? '' : '?'}: ${typeOf(field)};`,
  );
  const isOpen = typeof additionalProperties === 'object' || (fields.length === 0 && additionalProperties !== false);
  if (isOpen) fields.push(`[key: string]: ${typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'unknown'};`);
  return fields.length === 0 ? 'Record<string, never>' : `{ ${fields.join(' ')} }`;
}

function parametersType(parameters: readonly Parameter[]): string {
  const places = (['query', 'header', 'path'] as const).map((place) => {
    const fields = parameters.filter((each) => each.in === place);
    if (fields.length === 0) return `${place}?: never;`;
    const isOptional = fields.every(({ required }) => !required);
    const list = fields.map(
      ({ name, required, schema, description }) => `${comment(description)}${quoted(name)}${required ? '' : '?'}: ${typeOf(schema)};`,
    );
    return `${place}${isOptional ? '?' : ''}: { ${list.join(' ')} };`;
  });
  return `{ ${places.join(' ')} cookie?: never; }`;
}

const contentType = ({ content }: Content): string =>
  content
    ? `{ ${Object.entries(content)
        .map(([media, { schema }]) => `${quoted(media)}: ${typeOf(schema)};`)
        .join(' ')} }`
    : 'never';

function operationType({ operationId, summary, parameters = [], requestBody, responses }: OpenApiOperation): string {
  const answers = Object.entries(responses).map(
    ([status, answer]) =>
      `${status}: { headers: { [name: string]: unknown }; content${answer.content ? '' : '?'}: ${contentType(answer)} };`,
  );
  return `  ${comment(summary)}\n  ${operationId}: {
    parameters: ${parametersType(parameters)};
    ${requestBody ? `requestBody: { content: ${contentType(requestBody)} };` : 'requestBody?: never;'}
    responses: { ${answers.join(' ')} };
  };`;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/** A module of types for the whole API. */
export function typesOf(document: OpenApiDocument): string {
  const paths = Object.entries(document.paths).map(([path, calls]) => {
    const each = methods.map((method) => {
      const id = calls[method]?.operationId;
      return id ? `${method}: operations[${quoted(id)}];` : `${method}?: never;`;
    });
    return `  ${quoted(path)}: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; ${each.join(' ')} };`;
  });
  const schemas = Object.entries(document.components.schemas).map(([name, schema]) => `    ${quoted(name)}: ${typeOf(schema)};`);
  const operations = Object.values(document.paths).flatMap((calls) => Object.values(calls).map(operationType));
  return `// Made by \`npm run client:types\` from the API's own description. Do not edit.

export interface paths {
${paths.join('\n')}
}

export interface components {
  schemas: {
${schemas.join('\n')}
  };
}

export interface operations {
${operations.join('\n')}
}
`;
}
