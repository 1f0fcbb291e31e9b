import { describe, expect, it } from 'vitest';
import { instance, subscription } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './classic-security-group-events-subscribed';

const SourceType = 'db-security-group';
const guarded = instance({ DBSecurityGroups: [{ DBSecurityGroupName: 'default' }, { DBSecurityGroupName: 'office' }] });

describe('rds/classic-security-group-events-subscribed', () => {
  it.each([
    [{ SourceType, EventCategoriesList: ['configuration change', 'failure'] }, 'pass'],
    [{ SourceType, EventCategoriesList: ['failure'] }, 'fail'],
    [{ SourceType, SourceIdsList: ['default'] }, 'fail'],
    [{ SourceType: 'db-instance' }, 'fail'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, guarded, { others: [subscription(data)] })).toBe(status);
  });

  it('leaves out instances in a VPC', () => {
    expect(statusOf(check, instance({ DBSecurityGroups: [] }))).toBe('not-applicable');
    expect(statusOf(check, instance())).toBe('not-applicable');
  });
});
