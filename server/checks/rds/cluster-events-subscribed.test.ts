import { describe, expect, it } from 'vitest';
import { cluster, subscription } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './cluster-events-subscribed';

const SourceType = 'db-cluster';

describe('rds/cluster-events-subscribed', () => {
  it.each([
    [{ SourceType, EventCategoriesList: ['maintenance', 'failure'] }, 'pass'],
    [{}, 'pass'],
    [{ SourceType, EventCategoriesList: ['maintenance'] }, 'fail'],
    [{ SourceType, SourceIdsList: ['reviews'] }, 'fail'],
    [{ SourceType: 'db-instance' }, 'fail'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, cluster(), { others: [subscription(data)] })).toBe(status);
  });

  it('fails without any subscription, and leaves out other services', () => {
    expect(statusOf(check, cluster())).toBe('fail');
    expect(statusOf(check, cluster({ Engine: 'docdb' }))).toBe('not-applicable');
  });
});
