import { expect, it } from 'vitest';
import type { CheckRow } from '@/server/catalogue/types';
import { filterChecks, sortChecks } from './filter-checks';

const row = (id: string, counts: Partial<CheckRow['counts']> = {}): CheckRow => ({
  id,
  title: `Title of ${id}`,
  service: id.split('/')[0] ?? '',
  severity: 'high',
  resourceType: 'AWS::S3::Bucket',
  requirements: { 'cis-5.0': ['2.1.4'] },
  counts: { open: 0, muted: 0, pass: 0, unknown: 0, ...counts },
});
const all = [row('s3/a', { open: 1, pass: 3 }), row('s3/b', { pass: 3 }), row('iam/c', { pass: 1, unknown: 1 }), row('iam/d')];
const none = { q: '', severity: [], service: [], state: [] };
const ids = (filters: Partial<Parameters<typeof filterChecks>[1]>) => filterChecks(all, { ...none, ...filters }).map((each) => each.id);

it('finds every word in id, title or requirement number', () => {
  expect(ids({ q: 'S3 2.1.4' })).toEqual(['s3/a', 's3/b']);
  expect(ids({ q: 's3 nothing' })).toEqual([]);
});

it('calls a check passing only when nothing fails, is muted or unknown', () => {
  expect(ids({ state: ['pass'] })).toEqual(['s3/b']);
  expect(ids({ state: ['unknown', 'idle'] })).toEqual(['iam/c', 'iam/d']);
});

it('puts the worst first, and the most open among equals', () => {
  const low = { ...row('s3/low', { open: 9 }), severity: 'low' as const };
  expect(sortChecks([low, ...all], 'severity').map((each) => each.id)).toEqual(['s3/a', 'iam/c', 'iam/d', 's3/b', 's3/low']);
});
