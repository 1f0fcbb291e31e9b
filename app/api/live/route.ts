import { route } from '@/server/http/route';
import { can } from '@/server/identity/actor';
import { currentActor } from '@/server/identity/session';
import { liveEvents } from '@/server/live/api';
import { liveStream } from '@/server/live/stream';

export const GET = route(liveEvents, async ({ actor, request, query }) =>
  liveStream(actor, request, query.after, async () => {
    const now = await currentActor(request, { renew: false });
    return now !== null && now.orgId === actor.orgId && can(now, 'findings:read') ? now : null;
  }),
);
