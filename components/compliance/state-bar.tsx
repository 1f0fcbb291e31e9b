import { formatNumber } from '@/components/lib/format';
import { stateLabel } from '@/server/compliance/constants';
import { type RequirementState, requirementStates, type StateCounts } from '@/server/compliance/types';

const fill: Record<RequirementState, string> = {
  fail: 'bg-critical',
  unknown: 'hatched',
  excepted: 'bg-medium',
  pass: 'bg-pass',
  manual: 'bg-line-strong',
  attested: 'bg-accent',
  'not-applicable': 'bg-line',
};

export const countOf = (counts: Omit<StateCounts, 'partlyCovered'>, state: RequirementState): number =>
  counts[state === 'not-applicable' ? 'notApplicable' : state];

/** Shares of the states of requirements, the worst first. */
export function StateBar({ counts }: { counts: Omit<StateCounts, 'partlyCovered'> }) {
  const present = requirementStates.filter((state) => countOf(counts, state) > 0);
  const label = present.map((state) => `${formatNumber(countOf(counts, state))} ${stateLabel[state].toLowerCase()}`).join(', ');
  return (
    <span
      role="img"
      aria-label={label || 'No requirements'}
      title={label}
      className="flex h-2 w-full gap-px overflow-hidden rounded-full bg-sunken"
    >
      {present.map((state) => (
        <span key={state} className={`min-w-[3px] ${fill[state]}`} style={{ flexGrow: countOf(counts, state) }} />
      ))}
    </span>
  );
}

export function StateSwatch({ state }: { state: RequirementState }) {
  return <span aria-hidden="true" className={`size-2.5 shrink-0 rounded-sm ${fill[state]}`} />;
}
