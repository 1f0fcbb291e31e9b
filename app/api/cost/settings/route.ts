import { getCostSettings, putCostSettings } from '@/server/costs/api';
import { costSettings } from '@/server/costs/lists';
import { updateCostSettings } from '@/server/costs/settings/mutations';
import { route } from '@/server/http/route';

export const GET = route(getCostSettings, ({ actor }) => costSettings(actor));

export const PUT = route(putCostSettings, async ({ actor, body }) => ({ settings: await updateCostSettings(actor, body) }));
