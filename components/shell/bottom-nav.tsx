'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cn } from '@/components/lib/cn';
import { isCurrent, thumbNav } from './navigation';

/** The main pages under the thumb, on phones. */
export function BottomNav() {
  const pathname = usePathname();
  return (
    <nav aria-label="Main, bottom" className="fixed inset-x-0 bottom-0 z-30 border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden">
      <ul className="grid grid-cols-5">
        {thumbNav.map(({ href, label, icon: Icon }) => {
          const current = isCurrent(href, pathname);
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={current ? 'page' : undefined}
                className={cn(
                  'flex h-14 flex-col items-center justify-center gap-1 text-[0.6875rem] font-medium text-ink-muted focus-visible:-outline-offset-2',
                  current && 'text-accent-text',
                )}
              >
                <Icon className="size-4.5" aria-hidden="true" />
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
