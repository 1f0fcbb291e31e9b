import { GetMacieSessionCommand } from '@aws-sdk/client-macie2';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { macieCollector } from './collector';

const answer = async (send: () => unknown, region?: string) => {
  const [resource] = (await collectFrom(fakeAws().on(GetMacieSessionCommand, send), macieCollector, region)).resources;
  return { data: resource?.data, gaps: resource?.gaps };
};
const refusal = (message: string) => Object.assign(awsError('AccessDeniedException', 403), { message });
const throws = (error: Error) => () => {
  throw error;
};

describe('collecting Macie', () => {
  it('reads the session, without the time of its last change of mind', async () => {
    const session = { status: 'ENABLED', findingPublishingFrequency: 'FIFTEEN_MINUTES', updatedAt: new Date() };
    expect(await answer(() => session)).toEqual({
      data: { session: { status: 'ENABLED', findingPublishingFrequency: 'FIFTEEN_MINUTES' } },
      gaps: [],
    });
  });

  it('tells Macie that is not enabled from Macie that refuses us', async () => {
    expect(await answer(throws(refusal('Macie is not enabled')))).toEqual({ data: { session: null }, gaps: [] });
    const denied = await answer(
      throws(refusal('User: arn:aws:sts::1:assumed-role/x is not authorized to perform: macie2:GetMacieSession')),
    );
    expect(denied).toMatchObject({ data: {}, gaps: [{ kind: 'denied' }] });
    expect(denied.data).toEqual({});
  });

  it('knows regions without Macie, and takes a name that does not resolve elsewhere for a failure', async () => {
    const noHost = throws(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }));
    expect(await answer(noHost, 'ca-west-1')).toEqual({ data: { notOffered: true }, gaps: [] });
    expect(await answer(noHost, 'eu-west-1')).toMatchObject({ data: {}, gaps: [{ kind: 'unreachable' }] });
  });

  it('does not take an answer without a status for one', async () => {
    expect(await answer(() => ({}))).toMatchObject({ data: {}, gaps: [{ kind: 'malformed' }] });
  });
});
