import { describe, expect, it } from 'vitest';
import type { Looked } from '@/server/workloads/content/types';
import { looks } from '../shared/looked-testing';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './log-group-no-secrets-in-events';

const window = { from: null, to: '2026-01-01T00:00:00.000Z' };
const subject = (events: Looked | undefined) =>
  resourceOf('AWS::Logs::LogGroup', { data: { logGroupName: 'a', ...(events && { events: { ...events, window } }) } });

describe('logs/log-group-no-secrets-in-events', () => {
  it.each(looks)('%s', (_, looked, status) => expect(statusOf(check, subject(looked))).toBe(status));

  it('says that reading is off, and what was not seen', () => {
    expect(verdictsOf(check, subject(undefined))[0]?.summary).toContain('is off for this account');
    expect(verdictsOf(check, subject(looks[3]?.[1]))[0]?.summary).toContain('not looked at: what comes after 50 MB');
  });

  it('says of a pass which events it is about', () =>
    expect(verdictsOf(check, subject(looks[0]?.[1]))[0]).toMatchObject({
      summary: expect.stringContaining('up to 2026-01-01'),
      evidence: { window: 'all events up to 2026-01-01T00:00:00.000Z' },
    }));
});
