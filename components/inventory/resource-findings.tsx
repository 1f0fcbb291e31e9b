import { CheckIcon, ShieldQuestionIcon } from 'lucide-react';
import Link from 'next/link';
import { plural } from '@/components/lib/format';
import { FindingStatusLabel } from '@/components/posture/finding-status';
import { findingsLink } from '@/components/posture/findings-link';
import { RelativeTime } from '@/components/posture/relative-time';
import { SeverityLabel } from '@/components/posture/severity';
import { Card, CardHeader } from '@/components/ui/card';
import type { ResourceDetail } from '@/server/inventory/detail';

/** What the checks say of a resource. No finding is said to be good news only where checks passed. */
export function ResourceFindings({ resource }: { resource: ResourceDetail }) {
  const { findingList, verdicts, checks } = resource;
  if (!findingList || !verdicts) return null;
  const judged = verdicts.pass + verdicts.fail + verdicts.unknown;
  return (
    <Card aria-labelledby="findings-title">
      <CardHeader
        id="findings-title"
        title="Findings"
        description={
          judged > 0
            ? `${plural(verdicts.fail, 'verdict')} of ${judged} failed, ${verdicts.pass} passed${verdicts.unknown > 0 ? `, ${verdicts.unknown} unknown` : ''}`
            : undefined
        }
      />
      {findingList.length > 0 ? (
        <ul className="divide-y border-t">
          {findingList.map((finding) => (
            <li key={finding.id}>
              <Link
                href={findingsLink({ status: finding.status, checkId: finding.checkId, finding: finding.id })}
                className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-baseline gap-x-3 gap-y-0.5 px-4 py-2.5 text-sm hover:bg-hover focus-visible:-outline-offset-2 sm:grid-cols-[5.5rem_minmax(0,1fr)_6rem_5.5rem]"
              >
                <SeverityLabel severity={finding.severity} />
                <span className="min-w-0">{finding.title}</span>
                <span className="max-sm:col-start-2">
                  <FindingStatusLabel status={finding.status} />
                </span>
                <span className="text-xs text-ink-muted max-sm:hidden">
                  <RelativeTime at={finding.changedAt} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      ) : (
        <Nothing judged={judged} unknown={verdicts.unknown} checks={checks} />
      )}
    </Card>
  );
}

function Nothing({ judged, unknown, checks }: { judged: number; unknown: number; checks: number }) {
  const [icon, text] =
    judged === 0
      ? [
          'open',
          checks === 0
            ? 'No check looks at things of this type: nothing is said about it.'
            : 'No check has judged it: what they look for does not apply to it, or they look at it only together with something else.',
        ]
      : unknown > 0
        ? ['open', 'Nothing failed in what could be read; some checks could not say.']
        : ['good', 'Every check that looks at it passed.'];
  return (
    <p className="flex items-start gap-2 px-4 pb-4 text-sm text-ink-muted">
      {icon === 'good' ? (
        <CheckIcon className="mt-0.5 size-4 shrink-0 text-pass-text" aria-hidden="true" />
      ) : (
        <ShieldQuestionIcon className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      )}
      {text}
    </p>
  );
}
