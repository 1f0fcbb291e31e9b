import Link from 'next/link';
import { cn } from '@/components/lib/cn';

const pages = [
  { href: '/workflows', label: 'Workflows' },
  { href: '/workflows/runtimes', label: 'Runtimes and secrets' },
] as const;

export function WorkflowTabs({ current }: { current: (typeof pages)[number]['href'] }) {
  return (
    <nav aria-label="Workflows" className="scrollbar-none flex gap-1 overflow-x-auto border-b">
      {pages.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={href === current ? 'page' : undefined}
          className={cn(
            '-mb-px border-b-2 border-transparent px-3 py-2 text-sm whitespace-nowrap text-ink-muted hover:text-ink focus-visible:-outline-offset-2',
            href === current && 'border-accent font-medium text-ink',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
