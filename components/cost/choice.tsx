import { type ReactNode, useId } from 'react';
import { NativeSelect } from '@/components/ui/field';

interface ChoiceProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
}

/** One of several, with its name above. */
export function Choice({ label, value, onChange, children }: ChoiceProps) {
  const id = useId();
  return (
    <div className="grid min-w-0 gap-1 max-sm:basis-[calc(50%-0.25rem)]">
      <label htmlFor={id} className="text-2xs font-medium text-ink-muted">
        {label}
      </label>
      <NativeSelect id={id} value={value} onChange={(event) => onChange(event.target.value)} className="sm:max-w-48">
        {children}
      </NativeSelect>
    </div>
  );
}
