import { MessageSquareIcon } from 'lucide-react';
import Link from 'next/link';
import { plural } from '@/components/lib/format';
import { SeverityLabel } from '@/components/posture/severity';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import type { FullWorkload } from '@/server/workloads/detail';

/** The findings that are folded into this one issue; who takes care of each, and what was said, is the finding's own. */
export function WorkloadFindings({ workload }: { workload: FullWorkload }) {
  const { findingList } = workload;
  return (
    <Card aria-labelledby="findings-title">
      <CardHeader
        id="findings-title"
        title="Findings"
        description={`${plural(findingList.length, 'open finding')} of it and of what belongs to it. Owners and comments are kept with each.`}
      />
      {findingList.length === 0 ? (
        <p className="px-4 pb-4 text-sm text-ink-muted">No check that ran has anything to say against it.</p>
      ) : (
        <ul className="divide-y border-t">
          {findingList.map((finding) => (
            <li key={finding.id}>
              <Link href={`/findings?finding=${finding.id}`} className="grid gap-1 px-4 py-2.5 hover:bg-hover">
                <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <SeverityLabel severity={finding.severity} />
                  <span className="min-w-0 font-medium">{finding.title}</span>
                  {finding.muted && <Badge>muted</Badge>}
                </span>
                <span className="text-xs text-ink-muted">{finding.summary}</span>
                <span className="flex flex-wrap gap-x-3 text-2xs text-ink-muted">
                  <span>{finding.resource}</span>
                  <span>{finding.assignee ?? 'nobody’s yet'}</span>
                  {finding.dueAt && <span>due {finding.dueAt.slice(0, 10)}</span>}
                  {finding.comments > 0 && (
                    <span className="flex items-center gap-1">
                      <MessageSquareIcon aria-hidden="true" className="size-3" />
                      {plural(finding.comments, 'comment')}
                    </span>
                  )}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
