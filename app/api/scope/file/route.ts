import { attachment } from '@/server/http/attachment';
import { route } from '@/server/http/route';
import { exportScope as operation } from '@/server/scope/api';
import { exportScope } from '@/server/scope/import';

export const dynamic = 'force-dynamic';

export const GET = route(
  operation,
  async ({ actor, query: { format } }) =>
    new Response(await exportScope(actor, format), {
      headers: { 'Content-Type': `application/${format}; charset=utf-8`, ...attachment('scope', format) },
    }),
);
