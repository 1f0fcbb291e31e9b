import { describe, expect, it } from 'vitest';
import { cacheUser, replicationGroup } from '../shared/cache-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { check } from './replication-group-authentication';

const groups = ['shop'];
const byPassword = cacheUser('app', {
  UserGroupIds: groups,
  Authentication: { Type: 'password', PasswordCount: 1 },
  AccessString: 'on ~* +@all',
});
const byIam = cacheUser('iam', { UserGroupIds: groups, Authentication: { Type: 'iam' }, AccessString: 'on ~* +@read' });
const anybody = (AccessString?: string, UserGroupIds = groups) =>
  cacheUser('default', { UserGroupIds, Authentication: { Type: 'no-password' }, AccessString });

describe('elasticache/replication-group-authentication', () => {
  it.each([
    ['an AUTH token', { AuthTokenEnabled: true }, [], 'pass'],
    ['nothing', { AuthTokenEnabled: false }, [], 'fail'],
    ['nothing, an empty list of groups', { AuthTokenEnabled: false, UserGroupIds: [] }, [], 'fail'],
    ['nothing that AWS tells', {}, [], 'unknown'],
    ['users with password and IAM', { AuthTokenEnabled: false, UserGroupIds: groups }, [byPassword, byIam], 'pass'],
    ['an open default user', { UserGroupIds: groups }, [byPassword, anybody('on ~* +@all')], 'fail'],
    ['an open user whose access AWS does not tell', { UserGroupIds: groups }, [byPassword, anybody()], 'fail'],
    ['a default user that is switched off', { UserGroupIds: groups }, [byPassword, anybody('off ~keys* -@all')], 'pass'],
    ['an open user of another group', { UserGroupIds: groups }, [byPassword, anybody('on ~* +@all', ['other'])], 'pass'],
    ['a group whose users were not seen', { UserGroupIds: groups }, [], 'unknown'],
    ['nothing, but it goes away', { AuthTokenEnabled: false, Status: 'deleting' }, [], 'not-applicable'],
  ])('%s', (_, data, others, status) => {
    expect(statusOf(check, replicationGroup(data), { others })).toBe(status);
  });

  it('names who needs no password', () => {
    const [verdict] = verdictsOf(check, replicationGroup({ UserGroupIds: groups }), { others: [anybody('on ~* +@all')] });
    expect(verdict?.evidence).toMatchObject({ withoutPassword: ['default'], userGroups: ['shop'] });
  });
});
