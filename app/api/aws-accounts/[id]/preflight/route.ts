import { getPreflight } from '@/server/accounts/api';
import { readOrRunPreflight } from '@/server/accounts/preflight/read-preflight';
import { route } from '@/server/http/route';

export const GET = route(getPreflight, ({ actor, params }) => readOrRunPreflight(actor, params.id));
