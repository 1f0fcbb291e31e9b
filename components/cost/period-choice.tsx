import { useId } from 'react';
import { Input } from '@/components/ui/field';
import { addDays, addMonths, isDay, monthStart } from '@/server/costs/days';
import { Choice } from './choice';
import type { CostParams } from './search-params';

const spans = [
  [7, '7 days'],
  [30, '30 days'],
  [90, '90 days'],
  [180, '6 months'],
  [365, '12 months'],
] as const;

interface PeriodChoiceProps {
  params: CostParams;
  /** The day of the last refresh. */
  lastDay: string;
  go: (changes: Partial<CostParams>) => void;
}

/** So many days up to the last refresh, a month, or any two days. */
export function PeriodChoice({ params, lastDay, go }: PeriodChoiceProps) {
  const { from, to, days } = params;
  const month = monthStart(lastDay);
  const months: Readonly<Record<string, { from: string; to: string; label: string }>> = {
    'this-month': { from: month, to: lastDay, label: 'This month' },
    'last-month': { from: addMonths(month, -1), to: addDays(month, -1), label: 'Last month' },
  };
  const isChosen = isDay(from) && isDay(to);
  const named = Object.entries(months).find(([, each]) => each.from === from && each.to === to)?.[0];
  const value = isChosen ? (named ?? 'days') : String(days);
  function choose(chosen: string) {
    if (chosen === 'days') go({ from: from || addDays(lastDay, -29), to: to || lastDay });
    else if (months[chosen]) go({ from: months[chosen].from, to: months[chosen].to });
    else go({ days: Number(chosen), from: '', to: '' });
  }
  return (
    <>
      <Choice label="Period" value={value} onChange={choose}>
        {!isChosen && !spans.some(([span]) => span === days) && <option value={days}>{days} days</option>}
        {spans.map(([span, label]) => (
          <option key={span} value={span}>
            {label}
          </option>
        ))}
        {Object.entries(months).map(([id, { label }]) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
        <option value="days">From … to …</option>
      </Choice>
      {value === 'days' && (
        <>
          <DayInput label="From" value={from} max={to} onChange={(day) => go({ from: day })} />
          <DayInput label="To" value={to} min={from} max={lastDay} onChange={(day) => go({ to: day })} />
        </>
      )}
    </>
  );
}

interface DayInputProps {
  label: string;
  value: string;
  min?: string;
  max?: string;
  onChange: (day: string) => void;
}

/** Tells of whole days only: while one is being typed, nothing happens. */
function DayInput({ label, value, min, max, onChange }: DayInputProps) {
  const id = useId();
  return (
    <div className="grid min-w-0 gap-1 max-sm:basis-[calc(50%-0.25rem)]">
      <label htmlFor={id} className="text-2xs font-medium text-ink-muted">
        {label}
      </label>
      <Input
        key={value}
        id={id}
        type="date"
        defaultValue={value}
        min={min}
        max={max}
        onBlur={({ target }) => {
          if (target.value !== value && target.validity.valid && isDay(target.value)) onChange(target.value);
        }}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </div>
  );
}
