import { formatInstant, formatNumber, plural } from '@/components/lib/format';
import { Card } from '@/components/ui/card';
import { scoreText, stateLabel, stateMeaning } from '@/server/compliance/constants';
import { type FrameworkDetail, requirementStates } from '@/server/compliance/types';
import { ScoreTrend } from './score-trend';
import { countOf, StateBar, StateSwatch } from './state-bar';

/** The score, what it is made of, and its course. */
export function ScoreCard({ framework }: { framework: FrameworkDetail }) {
  const { counts, score, trend } = framework;
  const judged = counts.pass + counts.fail + counts.unknown + counts.excepted;
  return (
    <Card aria-label="Score" className="grid grid-cols-1 gap-x-8 gap-y-5 p-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="grid content-start gap-3">
        <p className="flex flex-wrap items-baseline gap-x-2.5">
          <span className="tabular text-3xl font-semibold tracking-tight">{scoreText(score)}</span>
          <span className="text-ink-muted">
            {score === null
              ? 'No check judges a requirement of it'
              : `${formatNumber(counts.pass)} of ${plural(judged, 'requirement')} that checks judge pass`}
          </span>
        </p>
        <StateBar counts={counts} />
        <dl className="tabular flex flex-wrap gap-x-5 gap-y-1.5 text-xs">
          {requirementStates
            .filter((state) => countOf(counts, state) > 0)
            .map((state) => (
              <div key={state} className="flex items-center gap-1.5" title={stateMeaning[state]}>
                <dt className="flex items-center gap-1.5 text-ink-muted">
                  <StateSwatch state={state} /> {stateLabel[state]}
                </dt>
                <dd className="font-medium">{formatNumber(countOf(counts, state))}</dd>
              </div>
            ))}
        </dl>
        {counts.partlyCovered > 0 && (
          <p className="text-xs text-ink-muted">
            {formatNumber(counts.partlyCovered)} of the unknown ones lack nothing but checks that are not built yet.
          </p>
        )}
      </div>
      {trend.length > 1 ? (
        <ScoreTrend points={trend} />
      ) : (
        <p className="text-xs text-ink-muted">
          A trend needs two scans{trend[0] ? `; the first ended ${formatInstant(trend[0].at)}` : ''}. Over several accounts it is kept for
          who sees all of them.
        </p>
      )}
    </Card>
  );
}
