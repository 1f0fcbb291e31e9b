import { severityFill } from '@/components/charts/severity-bar';
import { cn } from '@/components/lib/cn';
import { severityLabel } from '@/components/posture/severity';
import { severities } from '@/server/checks/types';

export function TrendLegend() {
  return (
    <ul className="flex flex-wrap gap-x-3 text-2xs text-ink-muted" aria-hidden="true">
      {severities.map((severity) => (
        <li key={severity} className="flex items-center gap-1">
          <span className={cn('size-2 rounded-sm', severityFill[severity])} />
          {severityLabel[severity]}
        </li>
      ))}
    </ul>
  );
}
