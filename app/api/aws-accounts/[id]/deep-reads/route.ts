import { setDeepReads as operation } from '@/server/accounts/api';
import { setDeepReads } from '@/server/accounts/deep-reads';
import { route } from '@/server/http/route';

export const PUT = route(operation, ({ actor, params, body }) => setDeepReads(actor, params.id, body.deepReads));
