import { exportAudit } from '@/server/audit/api';
import { eachAuditEntry } from '@/server/audit/data';
import { csvResponse } from '@/server/http/csv';
import { jsonDownload } from '@/server/http/json-download';
import { route } from '@/server/http/route';

export const dynamic = 'force-dynamic';

const columns = ['seq', 'at', 'actor', 'actor id', 'via', 'action', 'target', 'data', 'request id', 'sealed'];

export const GET = route(exportAudit, async ({ actor, query: { format, ...filters } }) => {
  const entries = eachAuditEntry(actor, filters);
  if (format === 'json') return jsonDownload('audit', entries);
  async function* rows() {
    for await (const entry of entries) {
      const { seq, at, actor: who, actorId, via, action, target, data, requestId, sealed } = entry;
      yield [seq, at, who, actorId, via, action, target, data && JSON.stringify(data), requestId, sealed ? 'yes' : 'no'];
    }
  }
  return csvResponse('audit', columns, rows());
});
