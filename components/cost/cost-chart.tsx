'use client';

import { Bar, BarChart, type BarShapeProps, CartesianGrid, Rectangle, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatDayOf, formatMoney, formatMoneyShort, formatMonth } from './format-money';

/** Colours that differ in lightness too, so that neighbours stay apart for everybody. */
export const seriesColours = [
  'oklch(0.55 0.17 268)',
  'oklch(0.72 0.13 200)',
  'oklch(0.62 0.15 158)',
  'oklch(0.79 0.14 88)',
  'oklch(0.68 0.16 45)',
  'oklch(0.58 0.18 10)',
  'oklch(0.66 0.14 320)',
  'oklch(0.65 0.015 266)',
] as const;

/** What does not tell all of its day or month is pale. */
const paleness = 0.4;
const Segment = ({ payload, ...props }: BarShapeProps) => (
  <Rectangle {...props} fillOpacity={(payload as { cut?: string | null } | undefined)?.cut ? paleness : 1} />
);

interface CostChartProps {
  unit: string;
  labels: readonly string[];
  points: readonly { date: string; amounts: readonly string[] }[];
  granularity: 'DAILY' | 'MONTHLY';
  /** From this day on figures still grow; null: none does. */
  partialFrom: string | null;
  /** The first day that is asked about: a month may begin before it. */
  startDate: string;
}

/** What the period cost, stacked. Numbers here place pixels only; what is read comes from the exact texts. */
export function CostChart({ unit, labels, points, granularity, partialFrom, startDate }: CostChartProps) {
  const title = (date: string) => (granularity === 'MONTHLY' ? formatMonth(date) : formatDayOf(date));
  /** Why a bar does not tell all; null: it does. */
  const cutBy = (date: string): string | null => {
    const grows = partialFrom !== null && (granularity === 'MONTHLY' ? date.slice(0, 7) >= partialFrom.slice(0, 7) : date >= partialFrom);
    if (grows) return 'still growing';
    return granularity === 'MONTHLY' && date < startDate ? `from ${formatDayOf(startDate)} on only` : null;
  };
  const data = points.map(({ date, amounts }) => ({
    date,
    amounts,
    cut: cutBy(date),
    ...Object.fromEntries(amounts.map((amount, index) => [`s${index}`, Number(amount)])),
  }));
  return (
    <>
      <div className="h-72 w-full" aria-hidden="true">
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height: 288 }}>
          <BarChart
            data={data}
            stackOffset="sign"
            margin={{ top: 8, right: 12, bottom: 0, left: 4 }}
            accessibilityLayer={false}
            barCategoryGap="18%"
          >
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="date"
              tickFormatter={title}
              tick={{ fill: 'var(--ink-muted)', fontSize: 11 }}
              tickLine={false}
              axisLine={false}
              minTickGap={32}
              dy={4}
            />
            <YAxis
              width={52}
              tickFormatter={(value: number) => formatMoneyShort(String(value), unit)}
              tick={{ fill: 'var(--ink-muted)', fontSize: 11 }}
              tickLine={false}
              axisLine={false}
            />
            <Tooltip
              isAnimationActive={false}
              cursor={{ fill: 'var(--hover)' }}
              content={({ active, payload }) => {
                const point = payload?.[0]?.payload as { date: string; amounts: string[]; cut: string | null } | undefined;
                if (!active || !point) return null;
                return (
                  <div className="max-w-72 min-w-48 rounded-lg border bg-raised p-2.5 text-xs shadow-float">
                    <p className="mb-1.5 font-medium">
                      {title(point.date)}
                      {point.cut && <span className="font-normal text-ink-muted">, {point.cut}</span>}
                    </p>
                    {labels.map((label, index) => (
                      <p key={label} className="flex items-center gap-2 leading-5">
                        <span className="size-2 shrink-0 rounded-sm" style={{ background: seriesColours[index % seriesColours.length] }} />
                        <span className="truncate">{label}</span>
                        <span className="tabular ml-auto pl-2 font-medium">{formatMoney(point.amounts[index] ?? '0', unit)}</span>
                      </p>
                    ))}
                  </div>
                );
              }}
            />
            {labels.map((label, index) => (
              <Bar
                key={label}
                dataKey={`s${index}`}
                stackId="cost"
                fill={seriesColours[index % seriesColours.length]}
                isAnimationActive={false}
                maxBarSize={40}
                shape={Segment}
              />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </div>
      <ul className="flex flex-wrap gap-x-3 gap-y-1 px-3 pt-2 text-2xs text-ink-muted" aria-hidden="true">
        {labels.map((label, index) => (
          <li key={label} className="flex min-w-0 items-center gap-1">
            <span className="size-2 shrink-0 rounded-sm" style={{ background: seriesColours[index % seriesColours.length] }} />
            <span className="max-w-56 truncate">{label}</span>
          </li>
        ))}
        {data.some(({ cut }) => cut) && <li>Pale: {granularity === 'MONTHLY' ? 'not the whole month' : 'still growing'}</li>}
      </ul>
      <div className="sr-only">
        <table>
          <caption>Cost by {granularity === 'MONTHLY' ? 'month' : 'day'}</caption>
          <thead>
            <tr>
              <th scope="col">Date</th>
              {labels.map((label) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map(({ date, amounts }) => (
              <tr key={date}>
                <th scope="row">
                  {title(date)}
                  {cutBy(date) && `, ${cutBy(date)}`}
                </th>
                {labels.map((label, index) => (
                  <td key={label}>{formatMoney(amounts[index] ?? '0', unit)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
