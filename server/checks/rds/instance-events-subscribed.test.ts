import type { EventSubscription } from '@aws-sdk/client-rds';
import { describe, expect, it } from 'vitest';
import { instance, subscription } from '../shared/rds-testing';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './instance-events-subscribed';

const SourceType = 'db-instance';
const all = ['maintenance', 'configuration change', 'failure'];
const given = (...data: EventSubscription[]) => ({ others: data.map((each, index) => subscription(each, `s${index}`)) });

describe('rds/instance-events-subscribed', () => {
  it.each<[EventSubscription[], string]>([
    [[{ SourceType, EventCategoriesList: all }], 'pass'],
    [[{ SourceType, EventCategoriesList: [] }], 'pass'],
    [[{}], 'pass'],
    [[{ SourceType, SourceIdsList: ['Orders'], EventCategoriesList: all }], 'pass'],
    [
      [
        { SourceType, EventCategoriesList: ['failure'] },
        { SourceType, EventCategoriesList: ['maintenance', 'configuration change'] },
      ],
      'pass',
    ],
    [[{ SourceType, EventCategoriesList: ['failure'] }], 'fail'],
    [[{ SourceType, SourceIdsList: ['another'] }], 'fail'],
    [[{ SourceType: 'db-cluster' }], 'fail'],
    [[{ SourceType, Enabled: false }], 'fail'],
    [[{ SourceType, Status: 'topic-not-exist' }], 'fail'],
    [[], 'fail'],
  ])('%j: %s', (subscriptions, status) => {
    expect(statusOf(check, instance(), given(...subscriptions))).toBe(status);
  });

  it('names what nobody hears of', () => {
    expect(verdictsOf(check, instance(), given({ SourceType, EventCategoriesList: ['failure'] }))[0]?.evidence).toMatchObject({
      subscriptions: ['s0'],
      missing: ['configuration change', 'maintenance'],
    });
  });

  it('listens in the region of the instance only', () => {
    const elsewhere = resourceOf('AWS::RDS::EventSubscription', { region: 'us-east-1', data: { Enabled: true, Status: 'active' } });
    expect(statusOf(check, instance(), { others: [elsewhere] })).toBe('fail');
  });

  it('leaves out what goes away, and other services', () => {
    expect(statusOf(check, instance({ DBInstanceStatus: 'deleting' }))).toBe('not-applicable');
    expect(statusOf(check, instance({ Engine: 'docdb' }))).toBe('not-applicable');
  });
});
