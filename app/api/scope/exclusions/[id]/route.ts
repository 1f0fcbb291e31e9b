import { route } from '@/server/http/route';
import { deleteExclusion, putExclusion } from '@/server/scope/api';
import { removeExclusion, updateExclusion } from '@/server/scope/mutations';
import { exclusionView } from '@/server/scope/views';

export const dynamic = 'force-dynamic';

export const PUT = route(putExclusion, async ({ actor, params, body }) => ({
  exclusion: exclusionView(await updateExclusion(actor, params.id, body)),
}));

export const DELETE = route(deleteExclusion, ({ actor, params }) => removeExclusion(actor, params.id));
