'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleAlertIcon, LayersIcon, SearchIcon } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { getJson } from '@/components/lib/api';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Field, NativeSelect } from '@/components/ui/field';
import { Skeleton } from '@/components/ui/skeleton';
import type { StackSetRegion } from '@/server/drift/stack-sets/types';
import type { AccountRef } from '@/server/posture';
import { StackSetCard } from './stack-set-card';

interface Asked {
  accountId: string;
  region: string;
}

/** Asks AWS for the stack sets of an account when somebody wants to see them. */
export function StackSetList({ accounts, regions }: { accounts: readonly AccountRef[]; regions: readonly string[] }) {
  const [account, setAccount] = useState(accounts[0]?.accountId ?? '');
  const [region, setRegion] = useState('');
  const [asked, setAsked] = useState<Asked | null>(null);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['drift', 'stack-sets', asked],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ accountId: asked?.accountId ?? '', ...(asked?.region ? { region: asked.region } : {}) });
      return getJson<{ regions: StackSetRegion[] }>(`/api/drift/stack-sets?${query}`, signal);
    },
    enabled: asked !== null,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    const wanted = { accountId: account, region };
    if (asked?.accountId === account && asked.region === region) void refetch();
    else setAsked(wanted);
  }

  if (accounts.length === 0)
    return (
      <Card>
        <EmptyState icon={LayersIcon} title="No AWS account yet">
          Connect the account that administers your stack sets.
        </EmptyState>
      </Card>
    );
  return (
    <>
      <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
        <div className="w-88 max-w-full">
          <Field id="stack-sets-account" label="Administrator account">
            <NativeSelect id="stack-sets-account" value={account} onChange={(event) => setAccount(event.target.value)}>
              {accounts.map(({ id, name, accountId }) => (
                <option key={id} value={accountId}>
                  {name} ({accountId})
                </option>
              ))}
            </NativeSelect>
          </Field>
        </div>
        <div className="w-72 max-w-full">
          <Field id="stack-sets-region" label="Region">
            <NativeSelect id="stack-sets-region" value={region} onChange={(event) => setRegion(event.target.value)}>
              <option value="">Where the account has stacks</option>
              {regions.map((each) => (
                <option key={each} value={each}>
                  {each}
                </option>
              ))}
            </NativeSelect>
          </Field>
        </div>
        <Button type="submit" variant="primary" disabled={isFetching}>
          <SearchIcon aria-hidden="true" />
          {isFetching ? 'Asking AWS…' : 'List stack sets'}
        </Button>
      </form>
      <div aria-live="polite" className="grid grid-cols-1 gap-4">
        {isFetching ? (
          <Skeleton className="h-40" />
        ) : error ? (
          <Banner tone="danger" icon={CircleAlertIcon} title="They could not be listed" role="alert">
            {error.message}
          </Banner>
        ) : data ? (
          <Regions regions={data.regions} />
        ) : (
          <Card>
            <EmptyState icon={LayersIcon} title="AWS has not been asked yet">
              Only the account that administers a stack set lists it. Nothing of the answer is stored.
            </EmptyState>
          </Card>
        )}
      </div>
    </>
  );
}

function Regions({ regions }: { regions: readonly StackSetRegion[] }) {
  const silent = regions.filter(({ stackSets }) => stackSets === null);
  const empty = regions.filter(({ stackSets }) => stackSets?.length === 0).map(({ region }) => region);
  return (
    <>
      {silent.map(({ region, reason }) => (
        <Banner key={region} tone="warning" icon={CircleAlertIcon} title={`Not known in ${region}`}>
          {reason}
        </Banner>
      ))}
      {regions.flatMap(({ region, stackSets }) =>
        (stackSets ?? []).map((stackSet) => <StackSetCard key={`${region} ${stackSet.id}`} region={region} stackSet={stackSet} />),
      )}
      {regions.some(({ isCut }) => isCut) && <p className="text-sm text-ink-muted">There are more than are shown here.</p>}
      {empty.length > 0 && (
        <p className="text-sm text-ink-muted">
          It administers none in {empty.join(', ')}. Stacks that another account’s stack set keeps here are among the stacks, named
          StackSet-….
        </p>
      )}
    </>
  );
}
