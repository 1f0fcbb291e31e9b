import { route } from '@/server/http/route';
import { createExclusion } from '@/server/scope/api';
import { addExclusion } from '@/server/scope/mutations';
import { exclusionView } from '@/server/scope/views';

export const dynamic = 'force-dynamic';

export const POST = route(createExclusion, async ({ actor, body: { accountId, ...input } }) => ({
  exclusion: exclusionView(await addExclusion(actor, accountId, input)),
}));
