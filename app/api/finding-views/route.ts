import { pageOf } from '@/server/http/page-of';
import { route } from '@/server/http/route';
import { listFindingViews, saveFindingView } from '@/server/triage/api';
import { listViews, saveView } from '@/server/triage/views';

export const GET = route(listFindingViews, async ({ actor, query }) => pageOf(actor, 'views', await listViews(actor, query.page), query));

export const POST = route(saveFindingView, async ({ actor, body }) => ({
  view: await saveView(actor, body),
}));
