import Link from 'next/link';
import { formatInstant, plural } from '@/components/lib/format';
import { Card, CardHeader } from '@/components/ui/card';
import type { ScanReport } from '@/server/scans/report';

/** What people had decided not to judge. Nothing here passes. */
export function NotJudged({ notJudged: { checks, exclusions } }: Pick<ScanReport, 'notJudged'>) {
  if (checks.length + exclusions.length === 0) return null;
  const more = ({ owner, expiresAt }: { owner: string | null; expiresAt: string | null }) =>
    [...(owner ? [`owner: ${owner}`] : []), ...(expiresAt ? [`ends ${formatInstant(expiresAt)}`] : [])].join(', ');
  return (
    <Card aria-labelledby="not-judged-title">
      <CardHeader id="not-judged-title" title="What was not judged, by decision" description="Neither passing nor fixed" />
      <ul className="grid gap-2 px-4 pb-4 text-sm">
        {checks.map((each) => (
          <li key={each.checkId}>
            <Link href={`/checks/${each.checkId}`} className="font-medium break-all underline-offset-4 hover:underline">
              {each.checkId}
            </Link>{' '}
            is disabled: {each.reason} <span className="text-xs text-ink-muted">{more(each)}</span>
          </li>
        ))}
        {exclusions.map((each) => (
          <li key={each.id}>
            <span className="font-medium">{each.resources === null ? 'Resources' : plural(each.resources, 'resource')}</span> excluded:{' '}
            {each.reason} <span className="text-xs text-ink-muted">{more(each)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
