import { route } from '@/server/http/route';
import { downloadRunLog } from '@/server/workflows/api';
import { downloadLog } from '@/server/workflows/runs/log';

export const GET = route(downloadRunLog, async ({ actor, params }) => {
  const stream = await downloadLog(actor, params.id);
  return new Response(stream, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Disposition': `attachment; filename="run-${params.id}.log"` },
  });
});
