import { route } from '@/server/http/route';
import { approveException as operation } from '@/server/triage/api';
import { approveException } from '@/server/triage/exceptions/mutations';

export const POST = route(operation, ({ actor, params, body }) => approveException(actor, params.id, body.note));
