import { listCostViews, saveCostView } from '@/server/costs/api';
import { listViews, saveView } from '@/server/costs/views/data';
import { route } from '@/server/http/route';

export const GET = route(listCostViews, async ({ actor }) => ({ views: await listViews(actor) }));

export const POST = route(saveCostView, async ({ actor, body }) => ({ view: await saveView(actor, body) }));
