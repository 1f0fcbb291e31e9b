interface SparklineProps {
  values: readonly number[];
  /** What the values are: 'Open findings at the end of the last scans'. */
  label: string;
  className?: string;
  /** What stands at the top; absent: the largest value. */
  top?: number;
}

/** The course of one number, from zero up. Two or more values. */
export function Sparkline({ values, label, className = 'h-6 w-20', top = Math.max(1, ...values) }: SparklineProps) {
  if (values.length < 2) return null;
  const points = values.map((value, index) => [(index / (values.length - 1)) * 100, 22 - (value / top) * 19] as const);
  const line = points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  return (
    <svg viewBox="0 0 100 24" preserveAspectRatio="none" role="img" aria-label={`${label}: ${values.join(', ')}`} className={className}>
      <polygon points={`0,24 ${line} 100,24`} fill="var(--accent)" opacity="0.12" />
      <polyline
        points={line}
        fill="none"
        stroke="var(--accent-text)"
        strokeWidth="1.5"
        vectorEffect="non-scaling-stroke"
        strokeLinejoin="round"
      />
    </svg>
  );
}
