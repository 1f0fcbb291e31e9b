'use client';

import { type KeyboardEvent, useState } from 'react';

interface RowKeys {
  count: number;
  onOpen?: (index: number) => void;
  onToggle?: (index: number) => void;
  /** Brings a row into view before it takes the focus; it may not be drawn yet. */
  scrollTo: (index: number) => void;
}

/** Arrow keys or J and K walk the rows, Enter opens, Space or X chooses. One row at a time is in the tab order. */
export function useRowKeys({ count, onOpen, onToggle, scrollTo }: RowKeys) {
  const [active, setActive] = useState(0);

  function move(index: number, body: HTMLElement) {
    const next = Math.max(0, Math.min(count - 1, index));
    setActive(next);
    scrollTo(next);
    requestAnimationFrame(() => body.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus({ preventScroll: true }));
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const row = event.target;
    if (!(row instanceof HTMLElement) || row.dataset.row === undefined) return;
    const index = Number(row.dataset.row);
    const body = event.currentTarget;
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === 'ArrowDown' || event.key === 'j') move(index + 1, body);
    else if (event.key === 'ArrowUp' || event.key === 'k') move(index - 1, body);
    else if (event.key === 'Home') move(0, body);
    else if (event.key === 'End') move(count - 1, body);
    else if (event.key === 'Enter' && onOpen) onOpen(index);
    else if ((event.key === ' ' || event.key === 'x') && onToggle) onToggle(index);
    else return;
    event.preventDefault();
  }

  return { active: Math.min(active, Math.max(0, count - 1)), setActive, onKeyDown };
}
