import { closeDatabase } from '@/server/db';
import { asOrgId } from '@/server/ids';
import { runScanInline } from '../execute/run-inline';

/** A process of its own that carries a scan out, so that a test can let it die. Arguments: organization, scan. */
const [orgId = '', scanId = ''] = process.argv.slice(2);
await runScanInline(asOrgId(orgId), scanId);
await closeDatabase();
