import { exportFindings } from '@/server/findings/api';
import { eachFinding } from '@/server/findings/data';
import { filtersOf } from '@/server/findings/views';
import { csvResponse } from '@/server/http/csv';
import { route } from '@/server/http/route';

const columns = [
  'id',
  'status',
  'severity',
  'check',
  'title',
  'service',
  'region',
  'account',
  'account name',
  'resource type',
  'resource',
  'name',
  'arn',
  'first seen',
  'last changed',
  'muted until',
];

export const GET = route(exportFindings, async ({ actor, query }) => {
  const filters = await filtersOf(actor, query);
  async function* rows() {
    for await (const page of eachFinding(actor, filters)) {
      for (const row of page) {
        const { resource, account } = row;
        yield [
          row.id,
          row.status,
          row.severity,
          row.checkId,
          row.title,
          row.service,
          row.region,
          account.accountId,
          account.name,
          resource.type,
          resource.id,
          resource.name,
          resource.arn,
          row.firstSeenAt,
          row.lastChangedAt,
          row.mutedUntil,
        ];
      }
    }
  }
  return csvResponse('findings', columns, rows());
});
