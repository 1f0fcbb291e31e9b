import Link from 'next/link';
import { Card, CardHeader } from '@/components/ui/card';
import type { WorkloadRow } from '@/server/workloads/types';
import { rankText } from './rank-meter';
import { labelOf } from './workload-columns';

const [width, height, left, bottom] = [640, 240, 46, 34] as const;
const x = (exposure: number): number => left + (exposure / 100) * (width - left - 22);
const y = (vulnerability: number): number => height - bottom - (vulnerability / 100) * (height - bottom - 18);

interface Spot {
  key: string;
  rows: WorkloadRow[];
}

/** Many share a place: one dot for all of them, as large as they are many. */
function spotsOf(rows: readonly WorkloadRow[]): Spot[] {
  const spots = new Map<string, Spot>();
  for (const row of rows) {
    const key = `${row.exposure.least} ${row.vulnerability.least}`;
    const spot = spots.get(key) ?? { key, rows: [] };
    spot.rows.push(row);
    spots.set(key, spot);
  }
  return [...spots.values()].sort((a, b) => b.rows.length - a.rows.length);
}

/** Exposure against vulnerability of those that are listed; the colour is the rank, a dashed line how far it may go. */
export function WorkloadPlot({ rows }: { rows: readonly WorkloadRow[] }) {
  if (rows.length === 0) return null;
  return (
    <Card aria-labelledby="plot-title">
      <CardHeader
        id="plot-title"
        title="Exposure and vulnerability"
        description={`The ${rows.length} at the top of the list. A dashed line goes as far as what was not seen may go.`}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a group within a picture is no set of fields */}
      <svg
        viewBox={`0 0 ${width} ${height}`}
        className="block w-full px-2 pb-3 text-ink-muted"
        role="group"
        aria-label="Workloads by exposure and vulnerability"
      >
        {[0, 50, 100].map((value) => (
          <g key={value} stroke="var(--line)">
            <line x1={left} x2={width - 22} y1={y(value)} y2={y(value)} />
            <line x1={x(value)} x2={x(value)} y1={18} y2={height - bottom} />
          </g>
        ))}
        <text x={x(50)} y={height - 6} textAnchor="middle" fontSize="11" fill="currentColor">
          exposure →
        </text>
        <text transform={`translate(14 ${y(50)}) rotate(-90)`} textAnchor="middle" fontSize="11" fill="currentColor">
          vulnerability →
        </text>
        {spotsOf(rows).map((spot) => (
          <Doubt key={spot.key} rows={spot.rows} />
        ))}
        {spotsOf(rows).map((spot) => (
          <Dot key={spot.key} rows={spot.rows} />
        ))}
      </svg>
    </Card>
  );
}

const fillOf = (rank: number): string =>
  rank >= 40 ? 'var(--critical)' : rank >= 20 ? 'var(--high)' : rank >= 10 ? 'var(--medium)' : 'var(--low)';

/** How much worse it may be than was seen. Drawn under all dots, so that no line crosses a count. */
function Doubt({ rows }: { rows: readonly WorkloadRow[] }) {
  const [first] = rows;
  const most = Math.max(...rows.map((row) => row.vulnerability.most));
  if (!first || most <= first.vulnerability.least) return null;
  const at = x(first.exposure.least);
  const stroke = fillOf(Math.max(...rows.map((row) => row.rank)));
  return <line x1={at} x2={at} y1={y(first.vulnerability.least)} y2={y(most)} stroke={stroke} strokeDasharray="3 4" />;
}

function Dot({ rows }: { rows: readonly WorkloadRow[] }) {
  const [first] = rows;
  if (!first) return null;
  const { exposure, vulnerability } = first;
  const rank = Math.max(...rows.map((row) => row.rank));
  const fill = fillOf(rank);
  const radius = 5 + Math.min(9, Math.sqrt(rows.length) * 1.6);
  const title =
    rows.length === 1
      ? `${labelOf(first)}: rank ${rankText(first.rank, first.rankMax)}`
      : `${rows.length} workloads, among them ${labelOf(first)}: rank up to ${rank}`;
  return (
    <Link href={`/workloads/${first.id}`} aria-label={title}>
      <title>{title}</title>
      <circle cx={x(exposure.least)} cy={y(vulnerability.least)} r={radius} fill={fill} fillOpacity="0.8" stroke="var(--surface)" />
      {rows.length > 1 && (
        <text
          x={x(exposure.least)}
          y={y(vulnerability.least) - radius - 3}
          textAnchor="middle"
          fontSize="10"
          fill="var(--ink-muted)"
          stroke="var(--surface)"
          strokeWidth="3"
          paintOrder="stroke"
        >
          {rows.length}
        </text>
      )}
    </Link>
  );
}
