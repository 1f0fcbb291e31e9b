import { z } from 'zod';
import type { FindingSort } from './types';

export interface Column {
  /** Column of `verdicts`. */
  name: 'severity' | 'changed_at' | 'first_seen_at' | 'check_id' | 'resource_id' | 'due_at' | 'id';
  descending: boolean;
  /** How PostgreSQL shall read the cursor's value. */
  cast: 'smallint' | 'timestamptz' | 'text' | 'bigint';
}

const changedThenId: readonly Column[] = [
  { name: 'changed_at', descending: true, cast: 'timestamptz' },
  { name: 'id', descending: true, cast: 'bigint' },
];
const id: Column = { name: 'id', descending: true, cast: 'bigint' };

/** Every order ends in the id, so that a page never repeats or skips a row. */
export function columnsOf(sort: FindingSort): readonly Column[] {
  const descending = sort.startsWith('-');
  switch (sort.replace(/^-/, '')) {
    case 'severity':
      return [{ name: 'severity', descending, cast: 'smallint' }, ...changedThenId];
    case 'firstSeen':
      return [{ name: 'first_seen_at', descending, cast: 'timestamptz' }, id];
    case 'check':
      return [{ name: 'check_id', descending, cast: 'text' }, id];
    case 'resource':
      return [{ name: 'resource_id', descending, cast: 'text' }, id];
    case 'due':
      return [
        { name: 'due_at', descending, cast: 'timestamptz' },
        { ...id, descending },
      ];
    default:
      return [{ name: 'changed_at', descending, cast: 'timestamptz' }, id];
  }
}

/** The values of a cursor in this order. */
export const cursorSchema = (columns: readonly Column[]) => z.array(z.union([z.string(), z.number()])).length(columns.length);
