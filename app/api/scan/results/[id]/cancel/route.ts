import { route } from '@/server/http/route';
import { cancelScanResult } from '@/server/scans/api';
import { cancelScan } from '@/server/scans/mutations';

export const POST = route(cancelScanResult, async ({ actor, params }) => {
  await cancelScan(actor, params.id);
  return {};
});
