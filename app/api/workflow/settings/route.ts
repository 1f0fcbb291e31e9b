import { route } from '@/server/http/route';
import { getWorkflowSettings, putWorkflowSettings } from '@/server/workflows/api';
import { getSettings, saveSettings } from '@/server/workflows/settings';

export const GET = route(getWorkflowSettings, async ({ actor }) => ({ settings: await getSettings(actor) }));

export const PUT = route(putWorkflowSettings, async ({ actor, body }) => ({ settings: await saveSettings(actor, body) }));
