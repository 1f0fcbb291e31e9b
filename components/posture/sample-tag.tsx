/** Marks what comes from the built-in sample cloud, so that nobody takes it for their own. */
export function SampleTag() {
  return (
    <span className="shrink-0 rounded border border-dashed border-line-strong px-1 text-[0.625rem] leading-3.5 text-ink-muted">sample</span>
  );
}
