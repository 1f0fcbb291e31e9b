'use client';

import { useEffect, useRef } from 'react';
import { isTyping } from '@/components/lib/keys';

interface FindingKeys {
  /** A dialog is open already. */
  busy: boolean;
  /** `index`: of the row in focus; null: none is. */
  onAct: (act: 'assign' | 'mute' | 'accept', index: number | null) => void;
}

const acts = { a: 'assign', m: 'mute', e: 'accept' } as const;

const rowInFocus = (): HTMLElement | null => document.activeElement?.closest<HTMLElement>('[data-row]') ?? null;

/** J and K step through the rows from anywhere on the page; A, M and E act on what is chosen, open, or in focus. */
export function useFindingKeys({ busy, onAct }: FindingKeys): void {
  const latest = useRef(onAct);
  latest.current = onAct;
  const leader = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (busy) return;
    function onKeyDown(event: KeyboardEvent) {
      if (isTyping(event) || event.shiftKey) return;
      // `g` and a letter lead to another page.
      if (event.key === 'g') leader.current = event.timeStamp;
      if (event.timeStamp - leader.current < 1000) return;
      const row = rowInFocus();
      const drawer = document.querySelector('[role="dialog"]') !== null;
      if ((event.key === 'j' || event.key === 'k') && !row && !drawer) {
        event.preventDefault();
        document.querySelector<HTMLElement>('tr[data-row][tabindex="0"]')?.focus();
      }
      const act = acts[event.key as keyof typeof acts];
      if (!act) return;
      event.preventDefault();
      latest.current(act, row ? Number(row.dataset.row) : null);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [busy]);
}
