import { route } from '@/server/http/route';
import { declineException as operation } from '@/server/triage/api';
import { declineException } from '@/server/triage/exceptions/mutations';

export const POST = route(operation, ({ actor, params, body }) => declineException(actor, params.id, body.note));
