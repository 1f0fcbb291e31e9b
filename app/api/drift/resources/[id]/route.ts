import { getResourceVersions } from '@/server/drift/versions/api';
import { getHistory } from '@/server/drift/versions/data';
import { route } from '@/server/http/route';

export const GET = route(getResourceVersions, ({ actor, params }) => getHistory(actor, params.id));
