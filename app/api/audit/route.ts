import { listAudit } from '@/server/audit/api';
import { listAuditEntries } from '@/server/audit/data';
import { route } from '@/server/http/route';

export const dynamic = 'force-dynamic';

export const GET = route(listAudit, async ({ actor, query }) => listAuditEntries(actor, query));
