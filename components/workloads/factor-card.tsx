import { CircleHelpIcon, TrendingDownIcon, TrendingUpIcon } from 'lucide-react';
import { Card, CardHeader } from '@/components/ui/card';
import type { FullWorkload } from '@/server/workloads/detail';
import type { Factor } from '@/server/workloads/types';
import { RankMeter } from './rank-meter';

const icons = { raises: TrendingUpIcon, lowers: TrendingDownIcon, unknown: CircleHelpIcon };
const words = { raises: 'Raises it', lowers: 'Lowers it', unknown: 'Not seen' };

/** Why it ranks where it does: the three factors with their reasons. */
export function FactorCard({ workload }: { workload: FullWorkload }) {
  const { exposure, vulnerability, privilege, doors } = workload.summary;
  return (
    <Card aria-labelledby="rank-title">
      <CardHeader
        id="rank-title"
        title="Why it ranks here"
        description="100 × exposure × vulnerability × privilege; the strongest sign of each counts"
      />
      <div className="grid gap-4 px-4 pb-4">
        <RankMeter least={workload.rank} most={workload.rankMax} label="Rank" />
        <FactorPart name="Exposure" factor={exposure} />
        {doors.length > 0 && <p className="-mt-2 text-xs break-words text-ink-muted">{doors.slice(0, 6).join(' · ')}</p>}
        <FactorPart name="Vulnerability" factor={vulnerability} />
        <FactorPart name="Privilege" factor={privilege} />
      </div>
    </Card>
  );
}

function FactorPart({ name, factor }: { name: string; factor: Factor }) {
  return (
    <section aria-label={name}>
      <div className="grid grid-cols-[7rem_minmax(0,1fr)] items-center gap-2">
        <h3 className="text-sm font-medium">{name}</h3>
        <RankMeter least={factor.least} most={factor.most} label={name} />
      </div>
      <ul className="mt-1 grid gap-1 text-xs text-ink-muted">
        {factor.reasons.map(({ effect, text }) => {
          const Icon = icons[effect];
          return (
            <li key={text} className="flex gap-1.5">
              <Icon className="mt-0.5 size-3 shrink-0" aria-label={words[effect]} />
              <span className="min-w-0 break-words">{text}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
