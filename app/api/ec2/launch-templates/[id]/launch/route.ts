import { route } from '@/server/http/route';
import { told, toldDryRun } from '@/server/operate/answer';
import { templateIdOf } from '@/server/operate/schema';
import { launchFromLaunchTemplate } from '@/server/operate/templates/api';
import { launchFromTemplate, rehearseLaunch } from '@/server/operate/templates/launch';

export const POST = route(launchFromLaunchTemplate, async ({ actor, params, body }) => {
  if (body.dryRun) return { ...toldDryRun('launch', await rehearseLaunch(actor, templateIdOf(params.id), body)), instanceIds: [] };
  const launched = await launchFromTemplate(actor, templateIdOf(params.id), body);
  return { ...told(launched), instanceIds: launched.answer.instanceIds ?? [] };
});
