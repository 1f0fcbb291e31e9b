/** One measured figure. */
export interface Metric {
  id: string;
  value: number;
  target: string;
  unit: string;
  /** Whether the value keeps the target; null where the target is not for this run. */
  met: boolean | null;
  /** What was measured, in a few words. */
  what: string;
}

export const metric = (id: string, what: string, value: number, unit: string, most: number | null): Metric => ({
  id,
  what,
  value: Math.round(value * 1_000) / 1_000,
  unit,
  target: most === null ? 'none' : `<= ${Math.round(most * 1_000) / 1_000}`,
  met: most === null ? null : value <= most,
});

/** A table for people, or one JSON object a line: `{ id, value, target, unit }`. */
export function print(metrics: readonly Metric[], json: boolean): void {
  if (json) {
    for (const { id, value, target, unit, met, what } of metrics) console.log(JSON.stringify({ id, value, target, unit, met, what }));
    return;
  }
  const rows = metrics.map(({ id, what, value, unit, target, met }) => [
    id,
    what,
    `${value} ${unit}`,
    target,
    met === null ? '' : met ? 'met' : 'MISSED',
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}
