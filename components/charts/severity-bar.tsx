import { cn } from '@/components/lib/cn';
import { formatNumber } from '@/components/lib/format';
import { severityLabel } from '@/components/posture/severity';
import { severities } from '@/server/checks/types';
import type { SeverityCounts } from '@/server/posture';

export const severityFill = { critical: 'bg-critical', high: 'bg-high', medium: 'bg-medium', low: 'bg-low' } as const;

export const sumCounts = (counts: SeverityCounts): number => counts.critical + counts.high + counts.medium + counts.low;

const listCounts = (counts: SeverityCounts): string =>
  severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${formatNumber(counts[severity])} ${severityLabel[severity].toLowerCase()}`)
    .join(', ') || 'none';

interface SeverityBarProps {
  counts: SeverityCounts;
  /** The length that stands for the whole width; default: this bar's own sum. */
  max?: number;
  /** Drawn hatched behind the severities: what could not be judged. */
  unknown?: number;
  className?: string;
}

/** Open findings by severity, worst first, on one line. */
export function SeverityBar({ counts, max, unknown = 0, className }: SeverityBarProps) {
  const whole = Math.max(1, max ?? sumCounts(counts) + unknown);
  const label = `Open: ${listCounts(counts)}${unknown > 0 ? `; ${formatNumber(unknown)} unknown` : ''}`;
  return (
    <div
      role="img"
      aria-label={label}
      title={label}
      className={cn('flex h-2 w-full gap-px overflow-hidden rounded-full bg-sunken', className)}
    >
      {severities.map(
        (severity) =>
          counts[severity] > 0 && (
            <span
              key={severity}
              className={cn('min-w-[3px]', severityFill[severity])}
              style={{ width: `${(counts[severity] / whole) * 100}%` }}
            />
          ),
      )}
      {unknown > 0 && <span className="hatched min-w-[3px]" style={{ width: `${(unknown / whole) * 100}%` }} />}
    </div>
  );
}
