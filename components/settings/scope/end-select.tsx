'use client';

import { formatInstant } from '@/components/lib/format';
import { Field, NativeSelect } from '@/components/ui/field';

const terms = [
  { days: 30, label: '30 days' },
  { days: 90, label: '90 days' },
  { days: 365, label: 'One year' },
  { days: 0, label: 'Until somebody ends it' },
];

/** How long: days from now, `0` for ever, `null` for the end that it has already. */
export type Term = number | null;

export const endOf = (term: Term, had: string | null): string | null =>
  term === null ? had : term === 0 ? null : new Date(Date.now() + term * 86_400_000).toISOString();

interface EndSelectProps {
  id: string;
  value: Term;
  had: string | null;
  onChange: (term: Term) => void;
}

export function EndSelect({ id, value, had, onChange }: EndSelectProps) {
  return (
    <Field id={id} label="For">
      <NativeSelect
        id={id}
        value={value ?? 'kept'}
        onChange={(event) => onChange(event.target.value === 'kept' ? null : Number(event.target.value))}
      >
        {had && <option value="kept">Until {formatInstant(had)}</option>}
        {terms.map(({ days, label }) => (
          <option key={days} value={days}>
            {label}
          </option>
        ))}
      </NativeSelect>
    </Field>
  );
}
