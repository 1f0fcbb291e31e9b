'use client';

import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatCompact, formatDay, formatInstant, formatNumber } from '@/components/lib/format';
import { severityLabel } from '@/components/posture/severity';
import { severities } from '@/server/checks/types';
import type { TrendPoint as Point } from '@/server/overview/types';

/** `unknown` null: it is not known how many there were. */
type TrendPoint = Omit<Point, 'unknown'> & { unknown: number | null };

/** Drawn from the bottom: the worst stands on the ground line, where its course is easiest to read. */
const layers = severities;

export function TrendChart({
  points,
  caption = 'Open findings at the end of each scan',
}: {
  points: readonly TrendPoint[];
  caption?: string;
}) {
  const data = points.map((point) => ({ ...point, ...point.open, time: Date.parse(point.at) }));
  return (
    <>
      <div className="h-72 w-full" aria-hidden="true">
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height: 288 }}>
          <AreaChart data={data} margin={{ top: 8, right: 12, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="time"
              type="number"
              scale="time"
              domain={['dataMin', 'dataMax']}
              tickFormatter={(time: number) => formatDay(new Date(time).toISOString())}
              tick={{ fill: 'var(--ink-muted)', fontSize: 11 }}
              tickLine={false}
              axisLine={false}
              minTickGap={48}
              dy={4}
            />
            <YAxis
              width={38}
              tickFormatter={formatCompact}
              tick={{ fill: 'var(--ink-muted)', fontSize: 11 }}
              tickLine={false}
              axisLine={false}
              allowDecimals={false}
            />
            <Tooltip content={<TrendTooltip />} cursor={{ stroke: 'var(--line-strong)' }} isAnimationActive={false} />
            {layers.map((severity) => (
              <Area
                key={severity}
                type="linear"
                dataKey={severity}
                stackId="open"
                stroke={`var(--${severity})`}
                strokeWidth={1.5}
                fill={`var(--${severity})`}
                fillOpacity={0.28}
                isAnimationActive={false}
                activeDot={{ r: 3, strokeWidth: 0 }}
              />
            ))}
          </AreaChart>
        </ResponsiveContainer>
      </div>
      <TrendTable points={points} caption={caption} />
    </>
  );
}

function TrendTooltip({ active, payload }: { active?: boolean; payload?: readonly { payload?: TrendPoint }[] }) {
  const point = payload?.[0]?.payload;
  if (!active || !point) return null;
  return (
    <div className="min-w-40 rounded-lg border bg-raised p-2.5 text-xs shadow-float">
      <p className="mb-1.5 font-medium">{formatInstant(point.at)}</p>
      {layers.map((severity) => (
        <p key={severity} className="flex items-center gap-2 leading-5">
          <span className="size-2 rounded-sm" style={{ background: `var(--${severity})` }} />
          {severityLabel[severity]}
          <span className="tabular ml-auto font-medium">{formatNumber(point.open[severity])}</span>
        </p>
      ))}
      <p className="mt-1.5 border-t pt-1.5 text-ink-muted">
        {formatNumber(point.opened)} opened, {formatNumber(point.resolved)} resolved
      </p>
      {point.unknown !== null && point.unknown > 0 && <p className="text-ink-muted">{formatNumber(point.unknown)} unknown</p>}
    </div>
  );
}

/** The same numbers for who cannot see the picture. */
function TrendTable({ points, caption }: { points: readonly TrendPoint[]; caption: string }) {
  const hasUnknown = points.some(({ unknown }) => unknown !== null);
  return (
    <div className="sr-only">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            {severities.map((severity) => (
              <th key={severity} scope="col">
                {severityLabel[severity]}
              </th>
            ))}
            {hasUnknown && <th scope="col">Unknown</th>}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.at}>
              <th scope="row">{formatInstant(point.at)}</th>
              {severities.map((severity) => (
                <td key={severity}>{point.open[severity]}</td>
              ))}
              {hasUnknown && <td>{point.unknown}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
