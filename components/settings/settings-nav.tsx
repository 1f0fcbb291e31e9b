'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { cn } from '@/components/lib/cn';
import { useRole } from '@/components/shell/actor-context';
import { isCurrent } from '@/components/shell/navigation';
import { allows } from '@/server/identity/permissions';
import { settingsPages } from './settings-pages';

/** The pages of the settings that this role may open. */
export function SettingsNav() {
  const role = useRole();
  const pathname = usePathname();
  // On a phone the current page may stand beyond the edge.
  const here = useRef<HTMLAnchorElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another element
  useEffect(() => {
    // Gives back a promise in newer browsers, which is no clean-up.
    void here.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [pathname]);
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
