import { getDriftStack } from '@/server/drift/api';
import { getStack } from '@/server/drift/detail';
import { stackView } from '@/server/drift/views';
import { route } from '@/server/http/route';

export const GET = route(getDriftStack, async ({ actor, params }) => ({
  stack: stackView(await getStack(actor, params.id)),
}));
