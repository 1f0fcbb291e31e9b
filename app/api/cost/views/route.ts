import { listCostViews, saveCostView } from '@/server/costs/api';
import { listViews, saveView } from '@/server/costs/views/data';
import { pageOf } from '@/server/http/page-of';
import { route } from '@/server/http/route';

export const GET = route(listCostViews, async ({ actor, query }) => pageOf(actor, 'views', await listViews(actor), query));

export const POST = route(saveCostView, async ({ actor, body }) => ({ view: await saveView(actor, body) }));
