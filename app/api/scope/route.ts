import { route } from '@/server/http/route';
import { getScope as operation } from '@/server/scope/api';
import { getScope } from '@/server/scope/data';

export const dynamic = 'force-dynamic';

export const GET = route(operation, ({ actor }) => getScope(actor));
