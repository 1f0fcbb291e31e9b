import { HistoryIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import type { SearchParams } from 'nuqs/server';
import { ComparisonCounts } from '@/components/drift/terraform/comparison-counts';
import { ComparisonList } from '@/components/drift/terraform/comparison-list';
import { DeleteState } from '@/components/drift/terraform/delete-state';
import { loadComparisonSearchParams } from '@/components/drift/terraform/search-params';
import { formatInstant, plural } from '@/components/lib/format';
import { LiveRefresh } from '@/components/live/live-provider';
import { AccountLabel } from '@/components/posture/account-label';
import { Banner } from '@/components/ui/banner';
import { PageHeader } from '@/components/ui/page-header';
import { loadTerraformState } from '@/server/drift/terraform/loaders';

export const metadata: Metadata = { title: 'Terraform state' };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function StatePage({ params, searchParams }: Props) {
  const { status, q } = await loadComparisonSearchParams(searchParams);
  const comparison = await loadTerraformState({ id: (await params).id, status, q: q || undefined, limit: 50 });
  if (!comparison) notFound();
  const { state, ...first } = comparison;
  return (
    <div className="grid grid-cols-1 gap-4">
      <LiveRefresh channels={['drift', 'scan']} wait={1500} />
      <PageHeader
        eyebrow={
          <Link href="/drift/terraform" className="rounded underline-offset-4 hover:text-ink hover:underline">
            Terraform
          </Link>
        }
        title={<span className="break-words">{state.name}</span>}
        description={
          <span className="flex flex-wrap items-center gap-x-3">
            <AccountLabel account={state.account} />
            <span>
              Serial {state.serial}
              {state.terraformVersion && `, written by version ${state.terraformVersion}`}, uploaded {formatInstant(state.uploadedAt)} by{' '}
              {state.uploadedBy}
            </span>
          </span>
        }
        actions={<DeleteState id={state.id} name={state.name} />}
      />
      {state.inventoryIsOlder && state.inventoryAt && (
        <Banner tone="neutral" icon={HistoryIcon} title="Part of the inventory is older than this state">
          The earliest look at AWS is from {formatInstant(state.inventoryAt)}. What Terraform has done since shows as a difference, or as
          unknown, until the next scan.{' '}
          <Link href="/scans" className="text-accent-text underline-offset-2 hover:underline">
            Start a scan
          </Link>
        </Banner>
      )}
      <ComparisonCounts state={state} />
      {(state.leftOut > 0 || state.masked > 0) && (
        <p className="text-sm text-ink-muted">
          {state.leftOut > 0 && `${plural(state.leftOut, 'object')} left out: other providers, data sources, or waiting to be destroyed. `}
          {state.masked > 0 && `${plural(state.masked, 'value')} masked before storing, so not compared.`}
        </p>
      )}
      <ComparisonList state={state} first={first} />
    </div>
  );
}
