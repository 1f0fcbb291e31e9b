import Link from 'next/link';
import { formatNumber } from '@/components/lib/format';
import { findingsLink } from '@/components/posture/findings-link';
import { serviceName } from '@/components/posture/services';
import { SeverityIcon, severityLabel } from '@/components/posture/severity';
import { Card, CardHeader } from '@/components/ui/card';
import type { WeakCheck } from '@/server/overview/types';

export function WeakChecksCard({ checks }: { checks: readonly WeakCheck[] }) {
  return (
    <Card aria-labelledby="weak-title">
      <CardHeader id="weak-title" title="Where to begin" description="Checks that fail worst, with how many resources fail each" />
      {checks.length === 0 ? (
        <p className="px-4 pb-4 text-ink-muted">No check fails on what was looked at.</p>
      ) : (
        <ol className="pb-2">
          {checks.map((check) => (
            <li key={check.checkId}>
              <Link
                href={findingsLink({ checkId: check.checkId })}
                className="flex h-9 items-center gap-2.5 px-4 transition-colors hover:bg-hover focus-visible:-outline-offset-2"
              >
                <SeverityIcon severity={check.severity} />
                <span className="sr-only">{severityLabel[check.severity]}</span>
                <span className="min-w-0 flex-1 truncate" title={check.title}>
                  {check.title}
                </span>
                <span className="text-xs text-ink-muted max-sm:hidden">{serviceName(check.service)}</span>
                <span className="tabular w-8 text-right font-medium">{formatNumber(check.open)}</span>
              </Link>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
