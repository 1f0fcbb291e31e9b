import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/components/lib/cn';

const control =
  'w-full rounded-md border border-line-strong bg-surface px-2.5 text-sm text-ink shadow-raised transition-colors placeholder:text-ink-faint focus-visible:border-ring focus-visible:outline-1 focus-visible:outline-offset-0 disabled:opacity-60 aria-invalid:border-critical dark:bg-sunken';

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input className={cn(control, 'h-8', className)} {...props} />;
}

export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return <textarea className={cn(control, 'min-h-20 py-1.5', className)} {...props} />;
}

export function NativeSelect({ className, ...props }: ComponentProps<'select'>) {
  return <select className={cn(control, 'h-8 pr-7', className)} {...props} />;
}

interface FieldProps {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  children: ReactNode;
}

/** A labelled control. The control carries `id`, and `aria-describedby={fieldNotes(id)}` for hint and error. */
export function Field({ id, label, hint, error, children }: FieldProps) {
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-xs font-medium">
        {label}
      </label>
      {children}
      <p id={fieldNotes(id)} className={cn('text-xs', error ? 'text-critical-text' : 'text-ink-muted', !error && !hint && 'hidden')}>
        {error ?? hint}
      </p>
    </div>
  );
}

export const fieldNotes = (id: string): string => `${id}-notes`;
