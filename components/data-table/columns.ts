import type { ReactNode } from 'react';

/** A column of a list, told once for heading, cells, chooser and sort. */
export interface Column<T> {
  id: string;
  label: string;
  cell: (row: T) => ReactNode;
  /** Sorting is the server's: `key` ascending, `-key` descending. `first`: what the first click asks for. */
  sort?: { key: string; first: 'asc' | 'desc' };
  /** Width and alignment, and where it gives way on narrower screens: `w-32 hidden xl:table-cell`. */
  className?: string;
  /** Not in the chooser. */
  fixed?: boolean;
  hiddenByDefault?: boolean;
}

export type SortDirection = 'asc' | 'desc';

export function directionOf(sort: string | undefined, key: string): SortDirection | null {
  if (sort === key) return 'asc';
  return sort === `-${key}` ? 'desc' : null;
}

/** What a click on a heading asks for, given what is asked now. */
export function nextSort(current: string | undefined, { key, first }: { key: string; first: SortDirection }): string {
  const direction = directionOf(current, key);
  const next = direction === null ? first : direction === 'asc' ? 'desc' : 'asc';
  return next === 'asc' ? key : `-${key}`;
}
