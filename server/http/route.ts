import type { z } from 'zod';
import { AppError } from '../errors';
import type { Actor } from '../identity/actor';
import { log } from '../log';
import { instruments } from '../telemetry/instruments';
import { type RequestContext, requestIdOf, withRequestContext } from './context';
import { etagOf, isKnown } from './etag';
import { admit } from './guard';
import { idempotencyKeyOf, once, requestHash } from './idempotency';
import { isWrite, type Operation } from './operation';
import { parseInput, parseParams, queryObject } from './parse-input';
import { callerOf, consume } from './rate-limit';
import { readBytes, readJsonBody } from './read-body';
import { Reply } from './reply';
import { baseHeaders, corsHeaders, errorAnswer, jsonAnswer } from './respond';
import { toErrorAnswer } from './to-error-answer';

type Parsed<T> =
  Exclude<T, undefined> extends infer Schema
    ? [Schema] extends [never]
      ? undefined
      : Schema extends z.ZodType
        ? z.output<Schema>
        : undefined
    : never;

/** What a handler gets: everything checked. */
export interface Call<O extends Operation> {
  /** The caller; null only where the operation is public. */
  actor: O['permission'] extends 'public' ? null : Actor;
  params: Parsed<O['params']>;
  query: Parsed<O['query']>;
  /** Not of operations with a signed body: those get `bytes`. */
  body: Parsed<O['body']>;
  /** The body as it came, of operations with a signed body. */
  bytes: Buffer;
  request: Request;
  requestId: string;
}

type Data<O extends Operation> = z.input<O['response']>;

/** Answers with the data, with `reply(data, { status, message, headers })`, or, for other media types, with a Response. */
export type Handler<O extends Operation> = (call: Call<O>) => Promise<Data<O> | Reply<Data<O>> | Response>;

interface NextContext {
  params: Promise<Record<string, string | string[] | undefined>>;
}
export type RouteHandler = ((request: Request, context?: NextContext) => Promise<Response>) & { readonly operation: Operation };

/**
 * Builds a Next route handler: request id, caller, permission, limits, strict parsing, idempotency, envelope, errors, audit check.
 * `export const GET = route(listScans, async ({ actor, query }) => …)`
 */
export function route<const O extends Operation>(operation: O, handler: Handler<O>): RouteHandler {
  const answer = async (request: Request, context?: NextContext): Promise<Response> => {
    const requestId = requestIdOf(request.headers);
    const state: RequestContext = { requestId, audited: [] };
    return withRequestContext(state, async () => {
      const started = performance.now();
      const response = await handle(operation, handler as unknown as Handler<Operation>, request, context, state);
      const seconds = (performance.now() - started) / 1000;
      instruments.httpRequests().inc({ operation: operation.id, method: operation.method, status: String(response.status) });
      instruments.httpSeconds().observe({ operation: operation.id }, seconds);
      log.debug({ operation: operation.id, status: response.status, ms: Math.round(seconds * 1000) }, 'answered');
      return response;
    });
  };
  return Object.assign(answer, { operation });
}

const noBytes = Buffer.alloc(0);

async function handle(
  operation: Operation,
  handler: Handler<Operation>,
  request: Request,
  context: NextContext | undefined,
  state: RequestContext,
): Promise<Response> {
  const { requestId } = state;
  const headers: Record<string, string> = {};
  const tell = (more: Record<string, string>) => void Object.assign(headers, more);
  try {
    tell(corsHeaders(request.headers));
    const actor = await admit(operation, request, tell);
    const input = await parse(operation, request, context);
    if (operation.limit === 'expensive') await consume('expensive', callerOf(actor, request.headers), tell);
    tell(cacheHeaders(request.headers));
    const work = () =>
      run(operation, handler, { bytes: noBytes, ...input, actor, request, requestId } as unknown as Call<Operation>, state);
    const key = operation.idempotent ? idempotencyKeyOf(request.headers) : null;
    if (key === null || !actor) return ifNew(request, await finish(await work(), requestId, headers));
    const first = await once(actor, key, operation.id, requestHash(input), async () => {
      const result = await work();
      if (result instanceof Response) throw new Error(`${operation.id} is idempotent, so it must answer with data.`);
      return { status: result.status, body: result.body };
    });
    return finish({ ...first, headers: first.replayed ? { 'Idempotency-Replayed': 'true' } : {} }, requestId, headers);
  } catch (error) {
    return errorAnswer(toErrorAnswer(error), requestId, headers);
  }
}

/** What a program reads with a token carries its name, and is not sent again to who has it. */
async function ifNew(request: Request, response: Response): Promise<Response> {
  const isJson = response.headers.get('content-type')?.startsWith('application/json') && !response.headers.has('content-disposition');
  if (request.method !== 'GET' || !request.headers.has('authorization') || response.status !== 200 || !isJson) return response;
  const body = await response.text();
  const headers = new Headers(response.headers);
  const etag = etagOf(body);
  headers.set('ETag', etag);
  if (!isKnown(etag, request.headers.get('if-none-match'))) return new Response(body, { status: 200, headers });
  headers.delete('content-type');
  return new Response(null, { status: 304, headers });
}

/** What a page reads is never kept; a program with a key may keep its answers for itself, if it asks again each time. */
const cacheHeaders = (headers: Headers): Record<string, string> =>
  headers.has('authorization') ? { 'Cache-Control': 'private, no-cache' } : {};

async function parse(operation: Operation, request: Request, context: NextContext | undefined) {
  const params = operation.params ? parseParams(operation.params, (await context?.params) ?? {}) : undefined;
  const search = queryObject(new URL(request.url).searchParams);
  const query = operation.query ? parseInput(operation.query, search, 'query') : refuseQuery(search);
  if (operation.signedBody) return { params, query, bytes: await readBytes(request) };
  const body = isWrite(operation.method) ? await readJsonBody(request, operation.consumes, operation.maximumBodyBytes) : undefined;
  return { params, query, body: operation.body ? parseInput(operation.body, body === undefined ? {} : body, 'body') : refuseBody(body) };
}

function refuseQuery(search: Record<string, unknown>): undefined {
  const [name] = Object.keys(search);
  if (name !== undefined) throw new AppError('BAD_REQUEST', `This call takes no query parameters, so '${name.slice(0, 40)}' is not known.`);
}

function refuseBody(body: unknown): undefined {
  const isEmpty =
    body === undefined || (typeof body === 'object' && body !== null && !Array.isArray(body) && Object.keys(body).length === 0);
  if (!isEmpty) throw new AppError('BAD_REQUEST', 'This call takes no body.');
}

interface Outcome {
  status: number;
  body: unknown;
  headers: Record<string, string>;
}

async function run(
  operation: Operation,
  handler: Handler<Operation>,
  call: Call<Operation>,
  state: RequestContext,
): Promise<Outcome | Response> {
  const result = await handler(call);
  if (operation.audit && !operation.auditIfChanged && !state.audited.includes(operation.audit))
    complain(`${operation.id} changed something without an audit row '${operation.audit}'.`);
  if (result instanceof Response) return result;
  const reply = result instanceof Reply ? result : new Reply(result);
  const data = checkAnswer(operation, reply.data);
  const { message } = reply.options;
  const body = operation.envelope === false ? data : { success: true, data, ...(message ? { message } : {}) };
  return { status: reply.options.status ?? operation.status ?? 200, body, headers: reply.options.headers ?? {} };
}

/** The answer as its schema lets it through: what the schema does not name stays inside. */
function checkAnswer(operation: Operation, data: unknown): unknown {
  const parsed = operation.response.safeParse(data);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  complain(`The answer of ${operation.id} does not fit its own schema: ${issues.join('; ')}.`);
  return data;
}

/** Our own mistakes: an error wherever we develop and test, a line in the log where people work. */
function complain(message: string): void {
  if (process.env.NODE_ENV !== 'production') throw new Error(message);
  log.error(message);
}

function finish(outcome: Outcome | Response, requestId: string, headers: Record<string, string>): Response {
  const all = { ...baseHeaders(requestId), ...headers };
  if (!(outcome instanceof Response)) return jsonAnswer(outcome.body, outcome.status, { ...all, ...outcome.headers });
  for (const [name, value] of Object.entries(all)) if (!outcome.headers.has(name)) outcome.headers.set(name, value);
  return outcome;
}
