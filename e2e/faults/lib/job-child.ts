import { closeDatabase } from '@/server/db';
import { forward } from '@/server/forwarding/run/forward';
import { asOrgId } from '@/server/ids';
import { workOff } from '@/server/notifications/work-off';
import { makeReport } from '@/server/reports/make/make-report';

/** A process of its own that does one job once, so that a test can let it die. Arguments: job, organization, and a forwarder's or a report's id. */
const [job, orgId = '', id = ''] = process.argv.slice(2);
if (job === 'notify') await workOff(asOrgId(orgId));
else if (job === 'report') await makeReport(asOrgId(orgId), id);
else await forward(asOrgId(orgId), id);
await closeDatabase();
