import Link from 'next/link';
import { Sparkline } from '@/components/charts/sparkline';
import { formatNumber, plural } from '@/components/lib/format';
import { Badge } from '@/components/ui/badge';
import { extentLabel, frameworkTitle, scoreText } from '@/server/compliance/constants';
import type { FrameworkRow } from '@/server/compliance/types';
import { StateBar } from './state-bar';

/** One framework with its score, course and counts; the whole card leads to it. */
export function FrameworkCard({ framework, query }: { framework: FrameworkRow; query: string }) {
  const { counts, score, trend } = framework;
  const judged = counts.pass + counts.fail + counts.unknown + counts.excepted;
  const extent = extentLabel(framework.extent, framework.note);
  const scores = trend.map((point) => Math.round((point.score ?? 0) * 100));
  return (
    <li className="relative grid grid-cols-1 content-start gap-3 rounded-lg border bg-surface p-4 transition-colors hover:bg-hover">
      <div className="flex items-start justify-between gap-3">
        <h2 className="min-w-0 text-sm font-semibold text-pretty">
          <Link href={`/compliance/${framework.id}${query}`} className="rounded after:absolute after:inset-0 after:rounded-lg">
            {frameworkTitle(framework)}
          </Link>
        </h2>
        <Sparkline values={scores} label="Score in percent over time" top={100} className="h-6 w-20 shrink-0" />
      </div>
      <p className="flex items-baseline gap-2">
        <span className="tabular text-2xl font-semibold tracking-tight">{scoreText(score)}</span>
        <span className="text-xs text-ink-muted">
          {score === null
            ? 'no requirement is judged by checks'
            : `${formatNumber(counts.pass)} of ${plural(judged, 'judged requirement')} pass`}
        </span>
      </p>
      <StateBar counts={counts} />
      <dl className="tabular flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-muted">
        <Count term="Fail" value={counts.fail} />
        <Count term="Unknown" value={counts.unknown} />
        {counts.excepted > 0 && <Count term="Excepted" value={counts.excepted} />}
        <Count term="Manual" value={counts.manual} />
        {counts.attested > 0 && <Count term="Attested" value={counts.attested} />}
      </dl>
      {extent && (
        <Badge tone="outline" className="h-auto min-h-5 whitespace-normal">
          {extent}
        </Badge>
      )}
    </li>
  );
}

function Count({ term, value }: { term: string; value: number }) {
  return (
    <div className="flex gap-1">
      <dt>{term}</dt>
      <dd className="font-medium text-ink">{formatNumber(value)}</dd>
    </div>
  );
}
