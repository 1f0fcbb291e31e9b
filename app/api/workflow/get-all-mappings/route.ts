import { pageOf } from '@/server/http/page-of';
import { route } from '@/server/http/route';
import { getAllMappings } from '@/server/workflows/api';
import { listMappings } from '@/server/workflows/mappings/data';

export const GET = route(getAllMappings, async ({ actor, query }) => pageOf(actor, 'mappings', await listMappings(actor), query));
