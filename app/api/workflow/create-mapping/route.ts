import { route } from '@/server/http/route';
import { createMapping } from '@/server/workflows/api';
import * as mutations from '@/server/workflows/mappings/mutations';

export const POST = route(createMapping, async ({ actor, body }) => ({ mapping: await mutations.createMapping(actor, body) }));
