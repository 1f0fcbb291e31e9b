'use client';

import { SearchXIcon } from 'lucide-react';
import { parseAsArrayOf, parseAsString, useQueryStates } from 'nuqs';
import { FilterMenu } from '@/components/data-table/filter-menu';
import { SearchField } from '@/components/data-table/search-field';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { AccountRow, AccountStatus } from '@/server/accounts/types';
import { AccountCard } from './account-card';
import { accountStatusLabel } from './account-status';
import { byGroup, filterAccounts, groupOf, noGroup, statusesOf, tagTexts } from './filter-accounts';

const parsers = {
  q: parseAsString.withDefault(''),
  group: parseAsArrayOf(parseAsString).withDefault([]),
  tag: parseAsArrayOf(parseAsString).withDefault([]),
  status: parseAsArrayOf(parseAsString).withDefault([]),
};

/** From this many on a search is worth its room. */
const searchFrom = 5;
const sorted = (values: readonly string[]): string[] => [...new Set(values)].sort();

export function AccountList({ accounts }: { accounts: readonly AccountRow[] }) {
  const [filters, setFilters] = useQueryStates(parsers);
  const shown = filterAccounts(accounts, filters);
  const count = (part: Partial<typeof filters>) => filterAccounts(accounts, { ...filters, ...part }).length;
  const groups = sorted(accounts.map(groupOf));
  const tags = sorted(accounts.flatMap(tagTexts));
  const statuses = statusesOf(accounts);
  const isFiltered = filters.q !== '' || filters.group.length + filters.tag.length + filters.status.length > 0;
  const sections = byGroup(shown);
  return (
    <>
      {(accounts.length >= searchFrom || isFiltered || groups.length > 1 || tags.length > 0) && (
        <search className="scrollbar-none flex min-w-0 items-center gap-2 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4 md:flex-wrap">
          <SearchField
            label="Search accounts"
            className="w-56 shrink-0"
            value={filters.q}
            onChange={(q) => void setFilters({ q: q || null })}
          />
          {groups.length > 1 && (
            <FilterMenu
              label="Group"
              selected={filters.group}
              onChange={(group) => void setFilters({ group })}
              options={groups.map((group) => ({
                value: group,
                label: group === noGroup ? 'Without a group' : group,
                count: count({ group: [group] }),
              }))}
            />
          )}
          {tags.length > 0 && (
            <FilterMenu
              label="Tag"
              selected={filters.tag}
              onChange={(tag) => void setFilters({ tag })}
              options={tags.map((tag) => ({ value: tag, label: tag, count: count({ tag: [tag] }) }))}
            />
          )}
          {statuses.length > 1 && (
            <FilterMenu
              label="Status"
              selected={filters.status}
              onChange={(status) => void setFilters({ status })}
              options={statuses.map((status: AccountStatus) => ({
                value: status,
                label: accountStatusLabel(status),
                count: count({ status: [status] }),
              }))}
            />
          )}
        </search>
      )}
      {shown.length === 0 && (
        <Card>
          <EmptyState
            icon={SearchXIcon}
            title="No account is like that"
            action={<Button onClick={() => void setFilters(null)}>Clear the filters</Button>}
          >
            {accounts.length} accounts are connected.
          </EmptyState>
        </Card>
      )}
      {sections.map(({ group, accounts: members }) => (
        <section key={group} aria-label={group === noGroup ? 'Without a group' : group} className="grid grid-cols-1 gap-3">
          {sections.length > 1 && <h2 className="text-sm font-semibold text-ink-muted">{group === noGroup ? 'Without a group' : group}</h2>}
          <div className="grid grid-cols-1 gap-4 md:grid-cols-2 2xl:grid-cols-3">
            {members.map((account) => (
              <AccountCard key={account.id} account={account} />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}
