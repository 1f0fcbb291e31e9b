import { route } from '@/server/http/route';
import { getRelations as operation } from '@/server/relations/api';
import { relationGraph } from '@/server/relations/graph';

export const GET = route(operation, ({ actor, params, query }) => relationGraph(actor, params.id, query));
