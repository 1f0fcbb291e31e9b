import { getDriftDetection } from '@/server/drift/api';
import { getDetection } from '@/server/drift/detail';
import { route } from '@/server/http/route';

export const GET = route(getDriftDetection, async ({ actor, params }) => ({
  detection: await getDetection(actor, params.id),
}));
