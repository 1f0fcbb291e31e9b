'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { useCan } from '@/components/shell/actor-context';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { NativeSelect } from '@/components/ui/field';
import { anomalyFeedbackAction } from '@/server/costs/actions';
import { addDays } from '@/server/costs/days';
import type { AnomalyView } from '@/server/costs/detect/data';
import { formatChange, formatDayOf, formatMoney } from './format-money';

const feedbackLabel = { planned: 'Planned', real: 'A real problem', 'false-alarm': 'False alarm' } as const;

/** Days that cost more than the service's own past lets expect, and what people say about them. */
export function AnomaliesCard({ anomalies }: { anomalies: readonly AnomalyView[] }) {
  return (
    <Card aria-labelledby="anomalies-title">
      <CardHeader
        id="anomalies-title"
        title="Anomalies"
        description="Of the last three months: far above the same weekdays of the eight weeks before"
      />
      {anomalies.length === 0 ? (
        <p className="px-4 pb-4 text-sm text-ink-muted">None was found in the days that are complete.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region
        <section className="max-h-80 overflow-y-auto border-t" aria-label="List of anomalies" tabIndex={0}>
          <ul className="divide-y">
            {anomalies.map((anomaly) => (
              <Anomaly key={anomaly.id} anomaly={anomaly} />
            ))}
          </ul>
        </section>
      )}
    </Card>
  );
}

/** Its usage types, two weeks before and after. */
const whyHref = ({ service, firstDay, lastDay }: AnomalyView): string =>
  `/cost?${new URLSearchParams({ by: 'usageType', service, from: addDays(firstDay, -14), to: addDays(lastDay, 14) })}`;

function Anomaly({ anomaly }: { anomaly: AnomalyView }) {
  const router = useRouter();
  const mayJudge = useCan('costs:update');
  const [pending, startTransition] = useTransition();
  const {
    id,
    service,
    accountId,
    accountName,
    firstDay,
    lastDay,
    impact,
    expected,
    actual,
    unit,
    origin,
    feedback,
    feedbackNote,
    alsoByAws,
  } = anomaly;
  const say = (value: string) =>
    startTransition(async () => {
      const given = value === '' ? null : (value as keyof typeof feedbackLabel);
      if (
        settle(await anomalyFeedbackAction({ id, feedback: given }), given ? `Marked: ${feedbackLabel[given].toLowerCase()}` : 'Taken back')
      )
        router.refresh();
    });
  return (
    <li className="grid gap-x-3 gap-y-1 px-4 py-2.5 text-sm sm:grid-cols-[1fr_auto]">
      <div className="min-w-0">
        <p className="truncate font-medium" title={service}>
          <Link href={whyHref(anomaly)} className="hover:underline">
            {service}
          </Link>
        </p>
        <p className="text-xs text-ink-muted">
          {firstDay === lastDay ? formatDayOf(firstDay) : `${formatDayOf(firstDay)} to ${formatDayOf(lastDay)}`}, {accountName ?? accountId}
          {origin === 'aws' ? ', found by AWS' : alsoByAws && ', found by AWS too'}
        </p>
        <p className="tabular text-xs text-ink-muted">
          {/^[0.]+$/.test(expected)
            ? `${formatMoney(actual, unit)}, where nothing was billed before`
            : `${formatMoney(actual, unit)} instead of ${formatMoney(expected, unit)}`}
        </p>
        {feedbackNote && <p className="text-xs text-pretty text-ink-muted">“{feedbackNote}”</p>}
      </div>
      <div className="flex items-center gap-2 sm:flex-col sm:items-end">
        <Badge tone={feedback === 'planned' || feedback === 'false-alarm' ? 'neutral' : 'high'}>{formatChange(impact, unit)}</Badge>
        {mayJudge ? (
          <NativeSelect
            aria-label={`What was it: ${service}, ${formatDayOf(firstDay)}`}
            className="h-7 w-36 text-xs"
            disabled={pending}
            value={feedback ?? ''}
            onChange={(event) => say(event.target.value)}
          >
            <option value="">What was it?</option>
            {Object.entries(feedbackLabel).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </NativeSelect>
        ) : (
          feedback && <span className="text-xs text-ink-muted">{feedbackLabel[feedback]}</span>
        )}
      </div>
    </li>
  );
}
