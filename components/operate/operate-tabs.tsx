'use client';

import Link from 'next/link';
import { cn } from '@/components/lib/cn';

const pages = [
  { href: '/instances', label: 'Instances' },
  { href: '/instances/launch-templates', label: 'Launch templates' },
] as const;

/** The pages about what runs and what it is launched from. */
export function OperateTabs({ current }: { current: (typeof pages)[number]['href'] }) {
  return (
    <nav aria-label="Instances" className="flex gap-1 border-b">
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
