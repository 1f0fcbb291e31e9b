import { route } from '@/server/http/route';
import { downloadArtefact } from '@/server/workflows/api';
import { getArtefact } from '@/server/workflows/runs/data';

/** Whatever it is, browsers only save it: nothing that a script made is ever shown as a page of ours. */
export const GET = route(downloadArtefact, async ({ actor, params }) => {
  const { name, content } = await getArtefact(actor, params.id);
  const file = encodeURIComponent(name.split('/').at(-1) ?? 'artefact');
  return new Response(new Uint8Array(content), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${file}`,
      'X-Content-Type-Options': 'nosniff',
    },
  });
});
