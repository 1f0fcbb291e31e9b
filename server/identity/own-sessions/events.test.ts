import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { closeStreams } from '@/server/live/open-streams';
import { makeKey, makeOrganization, makePerson } from '@/server/test/organization';
import { endMemberSessions } from '../local/members';
import { currentActor } from '../session';
import { nextLook, sessionEvent, sessionStream } from './events';
import { renewSession } from './renew';

let orgId: OrgId;
beforeAll(async () => {
  orgId = await makeOrganization();
});
afterAll(async () => {
  closeStreams();
  await closeDatabase();
});

const now = new Date('2026-11-26T12:00:00Z');
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000);

describe('what is said of a session', () => {
  it.each([
    [3600, false],
    [61, false],
    [60, true],
    [1, true],
  ])('%i s before its end: call_refresh is %s', (seconds, refresh) => {
    expect(sessionEvent(inSeconds(seconds), now)).toEqual({ call_refresh: refresh, time_remaining_seconds: seconds });
  });

  it('after its end: nothing remains', () => {
    for (const end of [null, inSeconds(-5), now]) expect(sessionEvent(end, now)).toEqual({ call_refresh: true, time_remaining_seconds: 0 });
  });

  it('is looked up again in time for the warning and for the end', () => {
    expect(nextLook({ time_remaining_seconds: 3600 })).toBe(15_000);
    expect(nextLook({ time_remaining_seconds: 64 })).toBe(4000);
    expect(nextLook({ time_remaining_seconds: 60 })).toBe(15_000);
    expect(nextLook({ time_remaining_seconds: 7 })).toBe(7000);
  });
});

describe('the stream', () => {
  const decoder = new TextDecoder();
  async function nextEvent(reader: ReadableStreamDefaultReader<Uint8Array>) {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return null;
      const [, data] = /^data: (.*)$/m.exec(decoder.decode(value)) ?? [];
      if (data) return JSON.parse(data) as { call_refresh: boolean; time_remaining_seconds: number };
    }
  }

  it('tells the remaining time at once, and ends the moment that somebody ends the session', async () => {
    const [admin, person] = [await makePerson(orgId), await makePerson(orgId, 'viewer')];
    const request = new Request('http://localhost:3000/api/session/events', { headers: { cookie: person.cookie } });
    const reader = sessionStream(person.actor, request).body?.getReader();
    if (!reader) throw new Error('no body');
    const first = await nextEvent(reader);
    expect(first?.call_refresh).toBe(false);
    expect(first?.time_remaining_seconds).toBeGreaterThan(6 * 86_400);
    await endMemberSessions(admin.actor, person.actor.userId);
    expect(await nextEvent(reader)).toEqual({ call_refresh: true, time_remaining_seconds: 0 });
    expect(await nextEvent(reader)).toBeNull();
  });

  it('is not for API keys', async () => {
    const person = await makePerson(orgId);
    const actor = await currentActor(new Headers({ authorization: `Bearer ${await makeKey(person)}` }));
    if (!actor) throw new Error('no actor');
    const request = new Request('http://localhost:3000/api/session/events');
    expect(() => sessionStream(actor, request)).toThrow('API key');
  });
});

it('renewing moves the end on, but never beyond the thirty days', async () => {
  const { actor } = await makePerson(orgId);
  const first = await renewSession(actor, new Date(Date.now() + 86_400_000));
  const later = await renewSession(actor, new Date(Date.now() + 29 * 86_400_000));
  expect(later.expiresAt.getTime()).toBeGreaterThan(first.expiresAt.getTime());
  expect(later.expiresAt).toEqual(later.latestEnd);
});
