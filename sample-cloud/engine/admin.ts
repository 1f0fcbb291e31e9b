import { z } from 'zod';
import { ApiError } from '../define-service';
import { type Directory, readOnly } from './access/directory';
import type { FaultBook } from './faults/fault-book';
import { faultRuleSchema } from './faults/rule';
import type { SampleClock } from './sample-clock';
import type { CallLog } from './traffic/call-log';
import type { WireRequest, WireResponse } from './wire';

const names = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

const faultsBody = z.union([faultRuleSchema, z.array(faultRuleSchema).max(1_000)]);

const clockBody = z.union([
  z.strictObject({ instant: z.iso.datetime({ offset: true }).nullable() }),
  z.strictObject({ moveMs: z.number() }),
]);

const statement = z.strictObject({ Effect: z.enum(['Allow', 'Deny']), Action: names, Resource: names });
const roleBody = z.strictObject({
  accountId: z.string(),
  name: z.string().regex(/^[\w+=,.@-]{1,64}$/),
  externalId: z.union([z.string().min(2), z.array(z.string().min(1)).min(1), z.null()]),
  /** Default: reads everything. */
  policies: z
    .array(z.strictObject({ Version: z.literal('2012-10-17'), Statement: z.array(statement).min(1) }))
    .min(1)
    .optional(),
});

interface AdminParts {
  faults: FaultBook;
  calls: CallLog;
  clock: SampleClock;
  directory: Directory;
  accounts: readonly { id: string; name: string }[];
}

/** The paths under `/_sample/`, by which a person or a test tells the sample cloud how to behave. */
export function answerAdmin(request: WireRequest, parts: AdminParts): WireResponse {
  // A web page in the user's browser must not steer this: browsers name their origin.
  if (request.headers.origin) return reply(403, { error: 'Not from a browser.' });
  const [, , resource = '', id] = request.path.split('/');
  const route = routes[`${request.method} ${resource}`];
  if (!route) return reply(404, { error: `There is no ${request.method} ${request.path}.` });
  try {
    return reply(200, route(parts, request, id));
  } catch (error) {
    if (error instanceof ApiError) return reply(error.status, { error: error.message });
    if (error instanceof z.ZodError) return reply(400, { error: z.prettifyError(error) });
    throw error;
  }
}

const routes: Readonly<Record<string, (parts: AdminParts, request: WireRequest, id: string | undefined) => object>> = {
  'GET health': ({ accounts, clock }) => ({ ok: true, now: clock.now(), accounts: accounts.map(({ id, name }) => ({ id, name })) }),
  'GET faults': ({ faults }) => ({ faults: faults.list() }),
  'POST faults': ({ faults }, request) => ({ ids: [parse(faultsBody, request)].flat().map((rule) => faults.add(rule)) }),
  'DELETE faults': ({ faults }, _request, id) => {
    if (id === undefined) faults.clear();
    else if (!faults.remove(Number(id))) throw new ApiError('NotFound', 404, `There is no fault ${id}.`);
    return { faults: faults.list() };
  },
  'GET calls': ({ calls }) => ({ ...calls.totals(), operations: calls.list() }),
  'DELETE calls': ({ calls }) => {
    calls.clear();
    return calls.totals();
  },
  'POST roles': ({ directory }, request) => {
    const { accountId, policies, ...role } = parse(roleBody, request);
    if (!directory.addRole(accountId, { ...role, policies: policies ?? [readOnly] }))
      throw new ApiError('NotFound', 404, `There is no account ${accountId}.`);
    return { accountId, name: role.name };
  },
  'POST clock': ({ clock }, request) => {
    const body = parse(clockBody, request);
    if ('moveMs' in body) clock.move(body.moveMs);
    else if (body.instant === null) clock.reset();
    else clock.stop(new Date(body.instant));
    return { now: clock.now() };
  },
};

function parse<T>(schema: z.ZodType<T>, request: WireRequest): T {
  let json: unknown;
  try {
    json = JSON.parse(request.body.toString('utf8'));
  } catch {
    throw new ApiError('BadRequest', 400, 'The body is no JSON.');
  }
  return schema.parse(json);
}

function reply(status: number, body: object): WireResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
