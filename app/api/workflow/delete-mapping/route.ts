import { route } from '@/server/http/route';
import { deleteMapping } from '@/server/workflows/api';
import * as mutations from '@/server/workflows/mappings/mutations';

export const DELETE = route(deleteMapping, async ({ actor, query }) => {
  await mutations.deleteMapping(actor, query.id);
  return {};
});
