import type { AccountRow, AccountStatus } from '@/server/accounts/types';

export interface AccountFilters {
  q: string;
  group: readonly string[];
  tag: readonly string[];
  status: readonly string[];
}

/** `key=value`, or the key alone. */
export const tagTexts = ({ tags }: Pick<AccountRow, 'tags'>): string[] =>
  Object.entries(tags).map(([key, value]) => (value ? `${key}=${value}` : key));

export const noGroup = '–';
export const groupOf = ({ group }: Pick<AccountRow, 'group'>): string => group ?? noGroup;

/** Filters of one kind are alternatives, those of different kinds all hold. */
export function filterAccounts(accounts: readonly AccountRow[], { q, group, tag, status }: AccountFilters): AccountRow[] {
  const text = q.trim().toLowerCase();
  return accounts.filter(
    (account) =>
      (text === '' || account.name.toLowerCase().includes(text) || account.accountId.includes(text)) &&
      (group.length === 0 || group.includes(groupOf(account))) &&
      (tag.length === 0 || tagTexts(account).some((each) => tag.includes(each))) &&
      (status.length === 0 || status.includes(account.status)),
  );
}

/** Groups by name, accounts without one last. */
export function byGroup(accounts: readonly AccountRow[]): { group: string; accounts: AccountRow[] }[] {
  const groups = new Map<string, AccountRow[]>();
  for (const account of accounts) groups.set(groupOf(account), [...(groups.get(groupOf(account)) ?? []), account]);
  return [...groups]
    .sort(([a], [b]) => (a === noGroup ? 1 : b === noGroup ? -1 : a.localeCompare(b)))
    .map(([group, members]) => ({ group, accounts: members }));
}

export const statusesOf = (accounts: readonly AccountRow[]): AccountStatus[] => [...new Set(accounts.map(({ status }) => status))].sort();
