import { route } from '@/server/http/route';
import { importScope as operation } from '@/server/scope/api';
import { importScope, previewImport } from '@/server/scope/import';

export const dynamic = 'force-dynamic';

export const POST = route(operation, ({ actor, body: { dryRun, ...input } }) =>
  dryRun ? previewImport(actor, input) : importScope(actor, input),
);
