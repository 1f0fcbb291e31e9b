import { pageOf } from '@/server/http/page-of';
import { route } from '@/server/http/route';
import { listExceptions as list, makeException as make } from '@/server/triage/api';
import { listExceptions } from '@/server/triage/exceptions/data';
import { makeException } from '@/server/triage/exceptions/mutations';

export const GET = route(list, async ({ actor, query }) => pageOf(actor, 'exceptions', await listExceptions(actor), query));

export const POST = route(make, ({ actor, body }) => makeException(actor, body));
