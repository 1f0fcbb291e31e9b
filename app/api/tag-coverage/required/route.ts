import { route } from '@/server/http/route';
import { putRequiredTags } from '@/server/inventory/api';
import { setRequiredTags } from '@/server/inventory/tags/mutations';

export const PUT = route(putRequiredTags, async ({ actor, body }) => {
  await setRequiredTags(actor, body);
  return body;
});
