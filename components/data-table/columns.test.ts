import { expect, it } from 'vitest';
import { directionOf, nextSort } from './columns';

it('starts with the direction that the column prefers, then turns round', () => {
  const changed = { key: 'changed', first: 'desc' as const };
  expect(nextSort('severity', changed)).toBe('-changed');
  expect(nextSort('-changed', changed)).toBe('changed');
  expect(nextSort('changed', changed)).toBe('-changed');
});

it('knows no direction for a column that is not sorted by', () => {
  expect(directionOf('changed', 'severity')).toBeNull();
  expect(directionOf(undefined, 'severity')).toBeNull();
});
