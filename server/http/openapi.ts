import { z } from 'zod';
import { type ErrorCode, errorStatus } from '../errors';
import { isWrite, type Operation } from './operation';

type Json = Record<string, unknown>;

const errorSchema = z
  .object({
    success: z.literal(false),
    error: z.object({
      code: z.enum(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]),
      message: z.string().meta({ description: 'A sentence for people' }),
      details: z.record(z.string(), z.unknown()).optional(),
      requestId: z.string(),
    }),
  })
  .meta({ id: 'Error' });

const meaning: Record<number, string> = {
  400: 'The input is not right',
  401: 'Nobody we know',
  403: 'Not allowed',
  404: 'Not there, or not yours',
  405: 'Not this method',
  409: 'In conflict with the present state',
  413: 'The body is too large',
  415: 'The body is not JSON',
  422: 'Understood, but refused',
  429: 'Too many requests: see Retry-After',
  500: 'A failure of ours',
  503: 'Not reachable right now: see Retry-After',
};

/** The errors that a call may answer with: its own, and those that follow from what it is. */
export function errorCodesOf(operation: Operation): ErrorCode[] {
  const codes: ErrorCode[] = ['BAD_REQUEST', 'INTERNAL', ...(operation.errors ?? [])];
  if (operation.limit !== 'none') codes.push('RATE_LIMITED', 'UNAVAILABLE');
  if (operation.permission !== 'public') codes.push('UNAUTHENTICATED', 'FORBIDDEN');
  if (operation.params) codes.push('NOT_FOUND');
  if (isWrite(operation.method)) codes.push('PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE');
  if (operation.idempotent) codes.push('CONFLICT', 'UNPROCESSABLE');
  return [...new Set(codes)];
}

/**
 * JSON Schemas of all operations in one document, with what has a name (`.meta({ id })`) among the components. One registry
 * for the whole document gives each name once, whatever refers to it.
 */
class Schemas {
  readonly components: Json = {};

  of(schema: z.ZodType, io: 'input' | 'output'): Json {
    const {
      $defs,
      $schema: _dialect,
      ...rest
    } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Json & { $defs?: Json };
    for (const [name, definition] of Object.entries($defs ?? {})) this.add(name, definition as Json);
    const { id, ...named } = rest;
    if (typeof id !== 'string') return relink(rest) as Json;
    this.add(id, named);
    return { $ref: `#/components/schemas/${id}` };
  }

  private add(name: string, definition: Json): void {
    const { id: _id, ...schema } = definition;
    this.components[name] = relink(schema);
  }
}

/** zod points to `#/$defs/X`; in a document they live among the components. */
function relink(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relink);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      key === '$ref' && typeof each === 'string' ? each.replace('#/$defs/', '#/components/schemas/') : relink(each),
    ]),
  );
}

/** OpenAPI 3.1 of these operations. */
export function openApiDocument(operations: readonly Operation[], info: { version: string; url: string }): Json {
  const schemas = new Schemas();
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: describeOperation(operation, schemas) };
  }
  schemas.of(errorSchema, 'output');
  return {
    openapi: '3.1.0',
    info: {
      title: 'CloudLens',
      version: info.version,
      description: 'See, clearly and honestly, how your AWS accounts are. Every answer carries `x-request-id`; times are ISO 8601 in UTC.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: info.url }],
    paths,
    components: {
      schemas: schemas.components,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An API key (`cl_live_…`) or an access token of `POST /api/auth/login`' },
      },
    },
    tags: [...new Set(operations.flatMap((operation) => operation.tags))].map((name) => ({ name })),
  };
}

function describeOperation(operation: Operation, schemas: Schemas): Json {
  const { id, summary, description, tags, permission, body, examples } = operation;
  return {
    operationId: id,
    summary,
    ...(description ? { description } : {}),
    tags,
    security: permission === 'public' ? [] : [{ bearer: [] }],
    ...(permission === 'public' || permission === 'signed-in' ? {} : { 'x-permission': permission }),
    parameters: parameters(operation, schemas),
    ...(body
      ? {
          requestBody: {
            required: true,
            content: Object.fromEntries(
              (operation.consumes ?? ['application/json']).map((type) => [
                type,
                { schema: schemas.of(body, 'input'), ...(examples?.body === undefined ? {} : { example: examples.body }) },
              ]),
            ),
          },
        }
      : {}),
    responses: responses(operation, schemas),
  };
}

function parameters(operation: Operation, schemas: Schemas): Json[] {
  const list = (schema: z.ZodObject | undefined, place: 'path' | 'query') =>
    Object.entries(schema?.shape ?? {}).map(([name, field]) => {
      const { description, ...rest } = schemas.of(field as z.ZodType, 'input');
      const isRequired = place === 'path' || !(field as z.ZodType).safeParse(undefined).success;
      return { name, in: place, required: isRequired, ...(description ? { description } : {}), schema: rest };
    });
  const idempotency = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'Repeats with the same key get the first answer again, for 24 hours.',
    schema: { type: 'string', maxLength: 200 },
  };
  const known = {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description: 'The ETag of an earlier answer, with a Bearer token: 304 as long as it stays the same.',
    schema: { type: 'string', maxLength: 1000 },
  };
  return [
    ...list(operation.params, 'path'),
    ...list(operation.query, 'query'),
    ...(operation.idempotent ? [idempotency] : []),
    ...(mayBeKnown(operation) ? [known] : []),
  ];
}

/** Whether it answers 304: reads in JSON. */
const mayBeKnown = ({ method, produces }: Operation): boolean => !isWrite(method) && produces === undefined;

function responses(operation: Operation, schemas: Schemas): Json {
  const data = schemas.of(operation.response, 'output');
  const schema =
    operation.envelope === false
      ? data
      : { type: 'object', properties: { success: { const: true }, data, message: { type: 'string' } }, required: ['success', 'data'] };
  const content = operation.produces
    ? Object.fromEntries(
        [operation.produces].flat().map((type) => [type, { schema: type === 'application/json' ? data : { type: 'string' } }]),
      )
    : { 'application/json': { schema, ...(operation.examples?.response === undefined ? {} : { example: operation.examples.response }) } };
  const good: Record<number, string> = { [operation.status ?? 200]: operation.summary, ...operation.alsoAnswers };
  const bad = [...new Set(errorCodesOf(operation).map((code) => errorStatus[code]))].filter((status) => !(status in good));
  const failure = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } };
  return Object.fromEntries([
    ...Object.entries(good).map(([status, text]) => [status, { description: text, content }]),
    ...(mayBeKnown(operation) ? [['304', { description: 'As the earlier answer that If-None-Match names' }]] : []),
    ...bad.sort().map((status) => [String(status), { description: meaning[status] ?? 'Refused', content: failure }]),
    // By Node.js itself, before any of us reads the request.
    ['431', { description: 'The address and the headers have more than 16 KiB together; without a body' }],
  ]);
}
