import { describe, expect, it } from 'vitest';
import type { AccountRow } from '@/server/accounts/types';
import { byGroup, filterAccounts } from './filter-accounts';

const account = (name: string, more: Partial<AccountRow>): AccountRow =>
  ({ name, accountId: '111122223333', group: null, tags: {}, status: 'connected', ...more }) as AccountRow;

const all = [
  account('Shop', { group: 'Retail', tags: { team: 'pay' } }),
  account('Blog', { status: 'paused', accountId: '999988887777' }),
  account('Depot', { group: 'Logistics', tags: { team: 'pay', live: '' } }),
];
const none = { q: '', group: [], tag: [], status: [] };
const names = (filters: Partial<Parameters<typeof filterAccounts>[1]>) =>
  filterAccounts(all, { ...none, ...filters }).map(({ name }) => name);

describe('accounts', () => {
  it('are found by name, digits, group, tag and status together', () => {
    expect(names({ q: 'SHO' })).toEqual(['Shop']);
    expect(names({ q: '9999' })).toEqual(['Blog']);
    expect(names({ tag: ['team=pay'] })).toEqual(['Shop', 'Depot']);
    expect(names({ tag: ['live'], group: ['Retail'] })).toEqual([]);
    expect(names({ status: ['paused'] })).toEqual(['Blog']);
    expect(names({ group: ['–'] })).toEqual(['Blog']);
  });

  it('stand in groups by name, the rest last', () => {
    expect(byGroup(all).map(({ group, accounts }) => [group, accounts.length])).toEqual([
      ['Logistics', 1],
      ['Retail', 1],
      ['–', 1],
    ]);
  });
});
