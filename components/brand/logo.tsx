/** A lens over three layers; the lowest is dashed because it was not seen. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={className} aria-hidden="true" fill="none">
      <rect width="24" height="24" rx="6" fill="var(--accent)" />
      <circle cx="11" cy="11" r="5.25" stroke="white" strokeWidth="1.9" />
      <path d="m15.2 15.2 3.3 3.3" stroke="white" strokeWidth="2.2" strokeLinecap="round" />
      <path d="M8.4 10h5.2" stroke="white" strokeWidth="1.5" strokeLinecap="round" />
      <path d="M8.9 12.4h.9m1.3 0h.9m1.2 0h.2" stroke="white" strokeWidth="1.3" strokeLinecap="round" opacity="0.8" />
    </svg>
  );
}

export function Logo() {
  return (
    <span className="flex items-center gap-2 text-base font-semibold tracking-tight">
      <LogoMark className="size-6" />
      CloudLens
    </span>
  );
}
