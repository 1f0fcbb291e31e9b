import { formatNumber } from '@/components/lib/format';
import type { CheckRow } from '@/server/catalogue/types';

/** Shares of fail, pass and unknown of one check. Empty when there was nothing to judge. */
export function CheckBar({ counts }: { counts: CheckRow['counts'] }) {
  const fail = counts.open + counts.muted;
  const whole = fail + counts.pass + counts.unknown;
  if (whole === 0) return <span className="text-xs text-ink-faint">nothing to judge</span>;
  const width = (part: number) => ({ width: `${(part / whole) * 100}%` });
  const label = `${formatNumber(fail)} fail, ${formatNumber(counts.pass)} pass, ${formatNumber(counts.unknown)} unknown`;
  return (
    <span role="img" aria-label={label} title={label} className="flex h-2 w-full gap-px overflow-hidden rounded-full bg-sunken">
      {fail > 0 && <span className="min-w-[3px] bg-critical" style={width(fail)} />}
      {counts.pass > 0 && <span className="min-w-[3px] bg-pass" style={width(counts.pass)} />}
      {counts.unknown > 0 && <span className="hatched min-w-[3px]" style={width(counts.unknown)} />}
    </span>
  );
}
