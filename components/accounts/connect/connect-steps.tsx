import { CheckIcon } from 'lucide-react';
import { cn } from '@/components/lib/cn';

const steps = ['Account', 'Role', 'First scan'] as const;

/** Where one is on the way. */
export function ConnectSteps({ current }: { current: 0 | 1 | 2 }) {
  return (
    <ol className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs" aria-label="Steps">
      {steps.map((step, index) => (
        <li key={step} className="flex items-center gap-2" aria-current={index === current ? 'step' : undefined}>
          {index > 0 && <span className="h-px w-5 bg-line-strong" aria-hidden="true" />}
          <span
            className={cn(
              'tabular flex size-5 items-center justify-center rounded-full border text-[11px] font-medium',
              index === current && 'border-accent bg-accent text-accent-ink',
              index < current && 'border-pass/40 bg-pass-soft text-pass-text',
            )}
          >
            {index < current ? <CheckIcon className="size-3" aria-label="done" /> : index + 1}
          </span>
          <span className={cn(index === current ? 'font-medium' : 'text-ink-muted')}>{step}</span>
        </li>
      ))}
    </ol>
  );
}
