import { describe, expect, it } from 'vitest';
import type { ResourceData } from '@/server/collect/resource-data';
import { gap } from '../shared/iam-testing';
import { resourceOf, statusOf, testAccount, verdictsOf } from '../shared/testing';
import { check } from './delegated-administrators-active';

type Data = ResourceData['AWS::Organizations::Organization'];
const own = { Id: 'o-1', MasterAccountId: testAccount };
const organization = (data: Data, gaps: ReturnType<typeof gap>[] = []) =>
  resourceOf('AWS::Organizations::Organization', { id: 'o-1', region: 'global', data, gaps });
const delegate = (Status: 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE', Id = '222233334444') => ({ Id, Status, Name: `account ${Id}` });

describe('organizations/delegated-administrators-active', () => {
  it.each([
    [{ organization: own, delegatedAdministrators: [delegate('ACTIVE')] }, 'pass'],
    [{ organization: own, delegatedAdministrators: [] }, 'pass'],
    [{ organization: own, delegatedAdministrators: [delegate('ACTIVE'), delegate('SUSPENDED', '333344445555')] }, 'fail'],
    [{ organization: own, delegatedAdministrators: [delegate('PENDING_CLOSURE')] }, 'fail'],
    [{ organization: own, delegatedAdministrators: [{ Id: '222233334444' }] }, 'fail'],
    [{ organization: own }, 'unknown'],
    [{ organization: { Id: 'o-1', MasterAccountId: '999999999999' } }, 'not-applicable'],
    [{ organization: null }, 'not-applicable'],
    [{}, 'unknown'],
  ] as const)('%j: %s', (data, status) => {
    expect(statusOf(check, organization(data as Data))).toBe(status);
  });

  it('lists all of them for the reviewer, with dates and no ages', () => {
    const since = new Date('2025-01-01T00:00:00Z');
    const [verdict] = verdictsOf(
      check,
      organization({ organization: own, delegatedAdministrators: [{ ...delegate('ACTIVE'), DelegationEnabledDate: since }] }),
    );
    expect(verdict?.evidence).toEqual({
      delegatedAdministrators: [
        { account: '222233334444', name: 'account 222233334444', status: 'ACTIVE', joined: '', since: '2025-01-01T00:00:00.000Z' },
      ],
    });
  });

  it('is unknown when they could not be listed', () => {
    expect(statusOf(check, organization({ organization: own }, [gap('organizations:ListDelegatedAdministrators')]))).toBe('unknown');
  });
});
