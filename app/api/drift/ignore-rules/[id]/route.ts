import { liftIgnoreRule } from '@/server/drift/api';
import { liftRule } from '@/server/drift/ignore/mutations';
import { route } from '@/server/http/route';

export const DELETE = route(liftIgnoreRule, async ({ actor, params }) => {
  await liftRule(actor, params.id);
  return {};
});
