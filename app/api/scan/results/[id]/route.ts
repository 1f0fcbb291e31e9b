import { route } from '@/server/http/route';
import { memberNames } from '@/server/identity/member-names';
import { deleteScanResult, getScanResult } from '@/server/scans/api';
import { getScan } from '@/server/scans/data';
import { deleteScan } from '@/server/scans/mutations';
import { scanDetailView } from '@/server/scans/views';

export const GET = route(getScanResult, async ({ actor, params }) => ({
  scan: scanDetailView(await getScan(actor, params.id, await memberNames(actor.orgId))),
}));

export const DELETE = route(deleteScanResult, async ({ actor, params }) => {
  await deleteScan(actor, params.id);
  return {};
});
