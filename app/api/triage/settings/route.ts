import { route } from '@/server/http/route';
import { putTriageSettings, getTriageSettings as read } from '@/server/triage/api';
import { getTriageSettings, saveTriageSettings } from '@/server/triage/settings';

export const GET = route(read, async ({ actor }) => ({
  settings: await getTriageSettings(actor),
}));

export const PUT = route(putTriageSettings, async ({ actor, body }) => ({
  settings: await saveTriageSettings(actor, body),
}));
