import Link from 'next/link';
import { Sparkline } from '@/components/charts/sparkline';
import { formatNumber } from '@/components/lib/format';
import { frameworkTitle, scoreText } from '@/server/compliance/constants';
import type { WidgetData } from '@/server/dashboards/types';
import { UnseenNote } from './unseen-note';

export function ComplianceBody({ data }: { data: Extract<WidgetData, { kind: 'compliance' }> }) {
  const { framework, score, pass, fail, unknown, trend, unseen } = data;
  const scores = trend.flatMap(({ score: then }) => (then === null ? [] : [Math.round(then * 100)]));
  return (
    <div className="px-4 pb-4">
      <p className="mb-2 text-xs text-ink-muted">{frameworkTitle(framework)}</p>
      <div className="flex items-end gap-4">
        <Link
          href={`/compliance/${encodeURIComponent(framework.id)}`}
          className="tabular rounded text-[2.5rem] leading-none font-semibold tracking-tight hover:underline"
        >
          {scoreText(score)}
        </Link>
        <Sparkline values={scores} top={100} label="Score in per cent after the latest scans" className="h-10 min-w-0 flex-1" />
      </div>
      <p className="mt-2 text-xs text-ink-muted">
        {formatNumber(pass)} pass, {formatNumber(fail)} fail, {formatNumber(unknown)} unknown
      </p>
      <UnseenNote unseen={unseen} />
    </div>
  );
}
