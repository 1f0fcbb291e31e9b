import { describe, expect, it } from 'vitest';
import { parameterGroup, subscription } from '../shared/rds-testing';
import { statusOf } from '../shared/testing';
import { check } from './parameter-group-events-subscribed';

const SourceType = 'db-parameter-group';
const own = parameterGroup({ DBParameterGroupName: 'own' });

describe('rds/parameter-group-events-subscribed', () => {
  it.each([
    [{ SourceType, EventCategoriesList: ['configuration change'] }, 'pass'],
    [{ SourceType, SourceIdsList: ['own'] }, 'pass'],
    [{ SourceType, SourceIdsList: ['another'] }, 'fail'],
    [{ SourceType: 'db-instance' }, 'fail'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, own, { others: [subscription(data)] })).toBe(status);
  });

  it('leaves out groups that cannot be changed', () => {
    expect(statusOf(check, own)).toBe('fail');
    expect(statusOf(check, parameterGroup({ DBParameterGroupName: 'default.postgres16' }))).toBe('not-applicable');
  });
});
