'use client';

import Link from 'next/link';
import { cn } from '@/components/lib/cn';
import { useScrolledIntoView } from '@/components/lib/use-scrolled-into-view';

const pages = [
  { href: '/drift', label: 'Stacks' },
  { href: '/drift/stack-sets', label: 'Stack sets' },
  { href: '/drift/changes', label: 'Changes' },
  { href: '/drift/terraform', label: 'Terraform' },
  { href: '/drift/rules', label: 'Ignore rules' },
] as const;

/** The pages about drift. */
export function DriftTabs({ current }: { current: (typeof pages)[number]['href'] }) {
  const here = useScrolledIntoView<HTMLAnchorElement>(current);
  return (
    <nav aria-label="Drift" className="scrollbar-none flex gap-1 overflow-x-auto border-b">
      {pages.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          ref={href === current ? here : undefined}
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
