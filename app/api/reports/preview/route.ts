import { route } from '@/server/http/route';
import { previewReport } from '@/server/reports/api';
import { previewReport as readPreview } from '@/server/reports/mutations';

export const POST = route(previewReport, async ({ actor, body }) => ({ content: await readPreview(actor, body.source) }));
