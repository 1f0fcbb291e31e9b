import Link from 'next/link';

export interface Bar {
  key: string;
  label: string;
  /** Of the longest, 0 to 1. */
  share: number;
  value: string;
  href?: string;
}

/** Names with a bar and a figure, the longest first. */
export function Bars({ rows }: { rows: readonly Bar[] }) {
  return (
    <ol className="-mx-2">
      {rows.map(({ key, label, share, value, href }) => {
        const inner = (
          <>
            <span className="flex items-baseline gap-3 text-sm">
              <span className="min-w-0 flex-1 truncate" title={label}>
                {label}
              </span>
              <span className="tabular font-medium">{value}</span>
            </span>
            <span className="mt-1 block h-1.5 overflow-hidden rounded-full bg-sunken" aria-hidden="true">
              <span className="block h-full rounded-full bg-accent" style={{ width: `${Math.max(2, share * 100)}%` }} />
            </span>
          </>
        );
        return (
          <li key={key}>
            {href ? (
              <Link href={href} className="block rounded-md px-2 py-1.5 hover:bg-hover">
                {inner}
              </Link>
            ) : (
              <div className="px-2 py-1.5">{inner}</div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
