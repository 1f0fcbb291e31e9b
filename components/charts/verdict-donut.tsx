import { useId } from 'react';
import { formatNumber, formatShare } from '@/components/lib/format';
import type { VerdictCounts } from '@/server/posture';

const radius = 42;
const length = 2 * Math.PI * radius;

/** Shares of pass, fail and unknown. Unknown is hatched and never part of either. */
export function VerdictDonut({ counts }: { counts: VerdictCounts }) {
  const hatch = useId();
  const whole = counts.pass + counts.fail + counts.unknown;
  const parts = [
    { key: 'pass', count: counts.pass, stroke: 'var(--pass)' },
    { key: 'fail', count: counts.fail, stroke: 'var(--critical)' },
    { key: 'unknown', count: counts.unknown, stroke: `url(#${hatch})` },
  ].filter((part) => part.count > 0);
  let start = 0;
  const label = `${formatNumber(counts.pass)} pass, ${formatNumber(counts.fail)} fail, ${formatNumber(counts.unknown)} unknown`;
  return (
    <div className="relative size-24 shrink-0 sm:size-32">
      <svg viewBox="0 0 100 100" role="img" aria-label={label} className="size-full -rotate-90">
        <defs>
          <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="5" height="5" fill="var(--unknown-soft)" />
            <rect width="2" height="5" fill="var(--unknown)" />
          </pattern>
        </defs>
        <circle cx="50" cy="50" r={radius} fill="none" stroke="var(--sunken)" strokeWidth="11" />
        {parts.map(({ key, count, stroke }) => {
          const gap = parts.length > 1 ? 1.4 : 0;
          const size = (count / whole) * length;
          const arc = (
            <circle
              key={key}
              cx="50"
              cy="50"
              r={radius}
              fill="none"
              stroke={stroke}
              strokeWidth="11"
              strokeDasharray={`${Math.max(0.6, size - gap)} ${length}`}
              strokeDashoffset={-start}
            />
          );
          start += size;
          return arc;
        })}
      </svg>
      <div className="absolute inset-0 flex flex-col items-center justify-center" aria-hidden="true">
        <span className="tabular text-xl font-semibold tracking-tight">{formatShare(counts.pass, whole) ?? '–'}</span>
        <span className="text-2xs text-ink-muted">pass</span>
      </div>
    </div>
  );
}
