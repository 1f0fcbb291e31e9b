import { describe, expect, it } from 'vitest';
import { goneVerdict, profileNameOf, publicAddressesOf, stoppedAt } from './instance-state';

describe('facts of an instance', () => {
  it.each([
    ['User initiated (2026-08-16 12:00:05 GMT)', '2026-08-16T12:00:05.000Z'],
    ['User initiated (2026-08-16 12:00:05 UTC)', '2026-08-16T12:00:05.000Z'],
    ['Server.SpotInstanceShutdown: Instance terminated (2026-08-16 12:00:05 GMT)', '2026-08-16T12:00:05.000Z'],
    ['User initiated (2026-99-99 12:00:05 GMT)', undefined],
    ['User initiated', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j was stopped at %j', (StateTransitionReason, expected) => {
    expect(stoppedAt({ StateTransitionReason })?.toISOString()).toBe(expected);
  });

  it('finds public addresses on every interface, once', () => {
    const NetworkInterfaces = [{ Association: { PublicIp: '52.1.1.1' } }, { Association: { PublicIp: '3.1.1.1' } }, {}];
    expect(publicAddressesOf({ PublicIpAddress: '52.1.1.1', NetworkInterfaces })).toEqual(['3.1.1.1', '52.1.1.1']);
    expect(publicAddressesOf({ PublicIpAddress: '' })).toEqual([]);
  });

  it('names the profile', () => {
    expect(profileNameOf({ IamInstanceProfile: { Arn: 'arn:aws-cn:iam::111122223333:instance-profile/team/app' } })).toBe('app');
    expect(profileNameOf({})).toBeNull();
  });

  it('does not judge what is gone', () => {
    expect(goneVerdict({ State: { Name: 'terminated' } })?.status).toBe('not-applicable');
    expect(goneVerdict({ State: { Name: 'stopped' } })).toBeUndefined();
    expect(goneVerdict({})).toBeUndefined();
  });
});
