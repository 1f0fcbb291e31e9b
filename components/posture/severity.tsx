import { cn } from '@/components/lib/cn';
import type { Severity } from '@/server/checks/types';

export const severityLabel: Record<Severity, string> = { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' };

const bars: Record<Exclude<Severity, 'critical'>, number> = { high: 3, medium: 2, low: 1 };
const text: Record<Severity, string> = {
  critical: 'text-critical-text',
  high: 'text-high-text',
  medium: 'text-medium-text',
  low: 'text-low-text',
};

/** Told apart by shape before colour: a filled octagon, else one to three bars. */
export function SeverityIcon({ severity, className }: { severity: Severity; className?: string }) {
  return (
    <svg viewBox="0 0 14 14" aria-hidden="true" className={cn('size-3.5 shrink-0', text[severity], className)} fill="currentColor">
      {severity === 'critical' ? (
        <>
          <path d="M4.3 1h5.4L13 4.3v5.4L9.7 13H4.3L1 9.7V4.3z" />
          <path d="M7 3.9v3.6M7 9.6v.2" stroke="var(--surface)" strokeWidth="1.6" strokeLinecap="round" fill="none" />
        </>
      ) : (
        [0, 1, 2].map((bar) => (
          <rect
            key={bar}
            x={1.5 + bar * 4}
            y={8.5 - bar * 3}
            width="3"
            height={4 + bar * 3}
            rx="0.8"
            opacity={bar < bars[severity] ? 1 : 0.25}
          />
        ))
      )}
    </svg>
  );
}

export function SeverityLabel({ severity, className }: { severity: Severity; className?: string }) {
  return (
    <span className={cn('inline-flex items-center gap-1.5 align-middle whitespace-nowrap text-xs font-medium', text[severity], className)}>
      <SeverityIcon severity={severity} />
      {severityLabel[severity]}
    </span>
  );
}
