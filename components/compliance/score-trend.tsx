'use client';

import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatDay, formatInstant } from '@/components/lib/format';
import { scoreText } from '@/server/compliance/constants';
import type { ScorePoint } from '@/server/compliance/types';

/** The score over time. It holds from one point to the next, so the line has steps. */
export function ScoreTrend({ points }: { points: readonly ScorePoint[] }) {
  const data = points.map((point) => ({ ...point, time: Date.parse(point.at), percent: (point.score ?? 0) * 100 }));
  const axis = { tick: { fill: 'var(--ink-muted)', fontSize: 11 }, tickLine: false, axisLine: false };
  return (
    <div>
      <div className="h-32 w-full" aria-hidden="true">
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 420, height: 128 }}>
          <AreaChart data={data} margin={{ top: 6, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="time"
              type="number"
              scale="time"
              domain={['dataMin', 'dataMax']}
              tickFormatter={(time: number) => formatDay(new Date(time).toISOString())}
              minTickGap={48}
              dy={4}
              {...axis}
            />
            <YAxis width={40} domain={[0, 100]} ticks={[0, 50, 100]} tickFormatter={(value: number) => `${value}%`} {...axis} />
            <Tooltip content={<ScoreTooltip />} cursor={{ stroke: 'var(--line-strong)' }} isAnimationActive={false} />
            <Area
              type="stepAfter"
              dataKey="percent"
              stroke="var(--accent-text)"
              strokeWidth={1.5}
              fill="var(--accent)"
              fillOpacity={0.14}
              isAnimationActive={false}
              activeDot={{ r: 3, strokeWidth: 0 }}
            />
          </AreaChart>
        </ResponsiveContainer>
      </div>
      <table className="sr-only">
        <caption>Score over time</caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Score</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.at}>
              <th scope="row">{formatInstant(point.at)}</th>
              <td>{scoreText(point.score)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ScoreTooltip({ active, payload }: { active?: boolean; payload?: readonly { payload?: ScorePoint }[] }) {
  const point = payload?.[0]?.payload;
  if (!active || !point) return null;
  return (
    <div className="rounded-lg border bg-raised p-2.5 text-xs shadow-float">
      <p className="mb-1 font-medium">{formatInstant(point.at)}</p>
      <p>{scoreText(point.score)}</p>
      <p className="text-ink-muted">
        {point.pass} pass, {point.fail} fail, {point.unknown} unknown
      </p>
    </div>
  );
}
