import { describe, expect, it } from 'vitest';
import { domain } from '../shared/search-testing';
import { statusOf } from '../shared/testing';
import { check } from './domain-error-logs';

describe('opensearch/domain-error-logs', () => {
  it.each([
    [{ LogPublishingOptions: { ES_APPLICATION_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: 'group' } } }, 'pass'],
    [{ LogPublishingOptions: { ES_APPLICATION_LOGS: { Enabled: false, CloudWatchLogsLogGroupArn: 'group' } } }, 'fail'],
    [{ LogPublishingOptions: { ES_APPLICATION_LOGS: { CloudWatchLogsLogGroupArn: 'group' } } }, 'fail'],
    [{ LogPublishingOptions: { SEARCH_SLOW_LOGS: { Enabled: true }, INDEX_SLOW_LOGS: { Enabled: true } } }, 'fail'],
    // AWS leaves the setting out where nothing was ever set.
    [{}, 'fail'],
    [{ Deleted: true }, 'not-applicable'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, domain(data))).toBe(status);
  });
});
