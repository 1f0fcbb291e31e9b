/** A small ring that fills with done/total; turns while the total is not known yet. */
export function ProgressRing({ done, total }: { done: number; total: number }) {
  const share = total > 0 ? Math.min(1, done / total) : 0.15;
  const length = 2 * Math.PI * 6;
  return (
    <svg viewBox="0 0 16 16" className={total > 0 ? 'size-4 shrink-0' : 'size-4 shrink-0 animate-spin'} aria-hidden="true">
      <circle cx="8" cy="8" r="6" fill="none" stroke="var(--line-strong)" strokeWidth="2" />
      <circle
        cx="8"
        cy="8"
        r="6"
        fill="none"
        stroke="var(--accent-text)"
        strokeWidth="2"
        strokeLinecap="round"
        strokeDasharray={`${share * length} ${length}`}
        transform="rotate(-90 8 8)"
      />
    </svg>
  );
}
