import { route } from '@/server/http/route';
import { toldTemplate } from '@/server/operate/answer';
import { templateIdOf } from '@/server/operate/schema';
import { createLaunchTemplateVersion, listLaunchTemplateVersions } from '@/server/operate/templates/api';
import { readVersions } from '@/server/operate/templates/versions';
import { createVersion } from '@/server/operate/templates/write';

export const GET = route(listLaunchTemplateVersions, ({ actor, params, query }) =>
  readVersions(actor, { ...query, templateId: templateIdOf(params.id) }),
);

export const POST = route(createLaunchTemplateVersion, async ({ actor, params, body }) =>
  toldTemplate(await createVersion(actor, templateIdOf(params.id), body)),
);
