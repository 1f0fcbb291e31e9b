import type { Column } from '@/components/data-table/columns';
import { AccountCell, AccountLabel } from '@/components/posture/account-label';
import { Badge } from '@/components/ui/badge';
import { kindNames, reachNames } from '@/server/workloads/constants';
import type { WorkloadRow } from '@/server/workloads/types';
import { RankMeter } from './rank-meter';
import { VulnerabilityCounts } from './vulnerability-counts';

export const labelOf = ({ name, resourceId }: Pick<WorkloadRow, 'name' | 'resourceId'>): string => name ?? resourceId;

export const workloadColumns: readonly Column<WorkloadRow>[] = [
  {
    id: 'rank',
    label: 'Rank',
    className: 'w-36',
    fixed: true,
    cell: (row) => <RankMeter least={row.rank} most={row.rankMax} label="Rank" />,
  },
  {
    id: 'workload',
    label: 'Workload',
    fixed: true,
    cell: (row) => (
      <span className="block min-w-0" title={row.arn}>
        <span className="block truncate font-medium">{labelOf(row)}</span>
        <span className="block truncate text-2xs text-ink-muted">
          {kindNames[row.kind]}
          {row.name && row.kind !== 'image' && row.name !== row.resourceId ? ` · ${row.resourceId}` : ''}
        </span>
      </span>
    ),
  },
  {
    id: 'vulnerabilities',
    label: 'Vulnerabilities',
    className: 'w-44',
    cell: (row) => <VulnerabilityCounts vulnerabilities={row.vulnerabilities} />,
  },
  {
    id: 'reach',
    label: 'Reached from',
    className: 'w-32 max-lg:hidden',
    cell: (row) => <ReachBadge reach={row.reach} />,
  },
  { id: 'signs', label: 'Signs', className: 'w-56 max-xl:hidden', cell: (row) => <Signs row={row} /> },
  {
    id: 'findings',
    label: 'Findings',
    className: 'w-24 max-lg:hidden',
    cell: (row) => <span className="tabular text-ink-muted">{findingsOf(row)}</span>,
  },
  { id: 'region', label: 'Region', className: 'w-30 max-xl:hidden', cell: (row) => <span className="text-ink-muted">{row.region}</span> },
  { id: 'account', label: 'Account', className: 'w-36 max-xl:hidden', cell: (row) => <AccountCell account={row.account} /> },
];

const findingsOf = ({ findings }: WorkloadRow): number => findings.critical + findings.high + findings.medium + findings.low;

export function ReachBadge({ reach }: { reach: WorkloadRow['reach'] }) {
  const tone = reach === 'internet' ? 'critical' : reach === 'indirect' ? 'high' : 'outline';
  return (
    <Badge tone={tone} className={reach === 'unknown' ? 'hatched' : undefined}>
      {reachNames[reach]}
    </Badge>
  );
}

/** What stands out, in a word each. */
export function Signs({ row }: { row: WorkloadRow }) {
  const today = new Date().toISOString().slice(0, 10);
  const { detections, platform, secrets, imdsV1, privileged, vulnerabilities } = row;
  return (
    <span className="flex flex-wrap gap-1">
      {(detections ?? 0) > 0 && <Badge tone="critical">Under attack</Badge>}
      {(vulnerabilities.exploitable ?? 0) > 0 && <Badge tone="critical">Exploit known</Badge>}
      {(secrets ?? 0) > 0 && <Badge tone="high">Secrets</Badge>}
      {platform.end !== null && platform.end < today && <Badge tone="high">Out of support</Badge>}
      {privileged && <Badge tone="medium">Privileged</Badge>}
      {imdsV1 && <Badge tone="medium">IMDSv1</Badge>}
    </span>
  );
}

export function WorkloadCard({ row }: { row: WorkloadRow }) {
  return (
    <span className="grid min-w-0 gap-1.5">
      <span className="flex items-center justify-between gap-2">
        <span className="min-w-0 truncate font-medium">{labelOf(row)}</span>
        <ReachBadge reach={row.reach} />
      </span>
      <RankMeter least={row.rank} most={row.rankMax} label="Rank" />
      <VulnerabilityCounts vulnerabilities={row.vulnerabilities} />
      <Signs row={row} />
      <span className="flex flex-wrap items-center gap-x-3 text-xs text-ink-muted">
        <span>{kindNames[row.kind]}</span>
        <span>{row.region}</span>
        <AccountLabel account={row.account} />
      </span>
    </span>
  );
}
