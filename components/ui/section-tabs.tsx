'use client';

import Link from 'next/link';
import { cn } from '@/components/lib/cn';
import { useScrolledIntoView } from '@/components/lib/use-scrolled-into-view';

interface SectionTabsProps<Href extends string> {
  /** What the pages are about. */
  label: string;
  pages: readonly { readonly href: Href; readonly label: string }[];
  current: Href;
}

/** The pages of one section beside each other; the current one is in view on a phone, too. */
export function SectionTabs<Href extends string>({ label, pages, current }: SectionTabsProps<Href>) {
  const here = useScrolledIntoView<HTMLAnchorElement>(current);
  return (
    <nav aria-label={label} className="scrollbar-none flex gap-1 overflow-x-auto border-b">
      {pages.map((page) => (
        <Link
          key={page.href}
          href={page.href}
          ref={page.href === current ? here : undefined}
          aria-current={page.href === current ? 'page' : undefined}
          className={cn(
            '-mb-px border-b-2 border-transparent px-3 py-2 text-sm whitespace-nowrap text-ink-muted hover:text-ink focus-visible:-outline-offset-2',
            page.href === current && 'border-accent font-medium text-ink',
          )}
        >
          {page.label}
        </Link>
      ))}
    </nav>
  );
}
