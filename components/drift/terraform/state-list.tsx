import Link from 'next/link';
import { formatInstant, formatNumber, plural } from '@/components/lib/format';
import { AccountLabel } from '@/components/posture/account-label';
import { RelativeTime } from '@/components/posture/relative-time';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { comparisonStatuses, type TerraformState } from '@/server/drift/terraform/types';
import { comparisonLooks } from './comparison-status';

/** Uploaded states, each with how it stands to the last inventory. */
export function StateList({ states }: { states: readonly TerraformState[] }) {
  return (
    <Card>
      <ul className="divide-y">
        {states.map((state) => (
          <li key={state.id}>
            <Link
              href={`/drift/terraform/${state.id}`}
              className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3 hover:bg-hover focus-visible:-outline-offset-2"
            >
              <div className="min-w-0 flex-1 basis-64">
                <p className="font-medium break-words">{state.name}</p>
                <p className="flex flex-wrap items-center gap-x-3 text-xs text-ink-muted">
                  <AccountLabel account={state.account} />
                  {plural(state.resources, 'resource')}, serial {state.serial}
                  <span title={formatInstant(state.uploadedAt)}>
                    uploaded <RelativeTime at={state.uploadedAt} /> by {state.uploadedBy}
                  </span>
                </p>
              </div>
              <Counts state={state} />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Counts({ state: { counts } }: { state: TerraformState }) {
  const shown = comparisonStatuses.filter((status) => counts[status] > 0 && status !== 'not-compared');
  return (
    <p className="flex flex-wrap gap-1.5">
      {shown.map((status) => {
        const { icon: Icon, label, tone, means } = comparisonLooks[status];
        return (
          <Badge key={status} tone={tone} title={means}>
            <Icon aria-hidden="true" />
            {formatNumber(counts[status])} {label.toLowerCase()}
          </Badge>
        );
      })}
    </p>
  );
}
