import { route } from '@/server/http/route';
import { callersToken, toldTemplate } from '@/server/operate/answer';
import { templateIdOf } from '@/server/operate/schema';
import { setLaunchTemplateDefault } from '@/server/operate/templates/api';
import { setDefaultVersion } from '@/server/operate/templates/write';

export const POST = route(setLaunchTemplateDefault, async ({ actor, params, body }) =>
  toldTemplate(await setDefaultVersion(actor, templateIdOf(params.id), body, callersToken())),
);
