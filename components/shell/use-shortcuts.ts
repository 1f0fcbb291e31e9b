'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { isTyping } from '@/components/lib/keys';
import { allNav } from './navigation';

interface Shortcuts {
  onPalette: () => void;
  onHelp: () => void;
}

/** ⌘K or Ctrl+K, `?`, `/`, and `g` followed by a page's letter. */
export function useShortcuts({ onPalette, onHelp }: Shortcuts): void {
  const router = useRouter();
  // When `g` was typed: never, so that a letter typed as the page opens leads nowhere.
  const leader = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        onPalette();
        return;
      }
      if (isTyping(event)) return;
      if (event.key === '?') onHelp();
      else if (event.key === '/') {
        const search = document.querySelector<HTMLInputElement>('[data-page-search]');
        if (!search) return;
        event.preventDefault();
        search.focus();
      } else if (event.key === 'g') leader.current = event.timeStamp;
      else if (event.timeStamp - leader.current < 1000) {
        leader.current = Number.NEGATIVE_INFINITY;
        const target = allNav.find((item) => item.key === event.key);
        if (target) router.push(target.href);
      }
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [router, onPalette, onHelp]);
}
