'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cn } from '@/components/lib/cn';
import { useScrolledIntoView } from '@/components/lib/use-scrolled-into-view';
import { useRole } from '@/components/shell/actor-context';
import { isCurrent } from '@/components/shell/navigation';
import { allows } from '@/server/identity/permissions';
import { settingsPages } from './settings-pages';

/** The pages of the settings that this role may open. */
export function SettingsNav() {
  const role = useRole();
  const pathname = usePathname();
  const here = useScrolledIntoView<HTMLAnchorElement>(pathname);
  const pages = settingsPages.filter(({ permission }) => !permission || allows(role, undefined, permission));
  return (
    <nav aria-label="Settings" className="scrollbar-none flex gap-4 overflow-x-auto border-b">
      {pages.map(({ href, label }) => {
        const current = isCurrent(href, pathname);
        return (
          <Link
            key={href}
            href={href}
            ref={current ? here : undefined}
            aria-current={current ? 'page' : undefined}
            className={cn(
              '-mb-px flex h-9 shrink-0 items-center border-b-2 border-transparent text-sm font-medium text-ink-muted transition-colors hover:text-ink focus-visible:-outline-offset-2',
              current && 'border-accent text-ink',
            )}
          >
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
