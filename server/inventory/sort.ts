import { z } from 'zod';
import type { ResourceSort } from './types';

export interface Column {
  /** Column of `resources`. */
  name: 'changed_at' | 'label' | 'id';
  /** How PostgreSQL shall read the cursor's value. */
  cast: 'timestamptz' | 'text' | 'bigint';
}

const id: Column = { name: 'id', cast: 'bigint' };

/** Every order ends in the id, so that a page never repeats or skips a row, and has one direction, so that a row comparison goes on from it. */
export function orderOf(sort: ResourceSort): { columns: readonly Column[]; descending: boolean } {
  const descending = sort.startsWith('-');
  switch (sort.replace(/^-/, '')) {
    case 'changed':
      return { columns: [{ name: 'changed_at', cast: 'timestamptz' }, id], descending };
    case 'name':
      return { columns: [{ name: 'label', cast: 'text' }, id], descending };
    default:
      return { columns: [id], descending };
  }
}

export const cursorSchema = (columns: readonly Column[]) => z.array(z.union([z.string(), z.number()])).length(columns.length);
