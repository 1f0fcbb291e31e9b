import { CloudIcon, RadarIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import type { SearchParams } from 'nuqs/server';
import { AccountChoice } from '@/components/compliance/account-choice';
import { FrameworkCard } from '@/components/compliance/framework-card';
import { ScopeNote } from '@/components/compliance/scope-note';
import { loadComplianceSearchParams } from '@/components/compliance/search-params';
import { UploadDialog } from '@/components/compliance/upload-dialog';
import { LiveRefresh } from '@/components/live/live-provider';
import { RelativeTime } from '@/components/posture/relative-time';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { loadAccounts } from '@/server/accounts/loaders';
import { loadFrameworks } from '@/server/compliance/loaders';

export const metadata: Metadata = { title: 'Compliance' };

export default async function CompliancePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { accountId } = await loadComplianceSearchParams(searchParams);
  const [data, accounts] = await Promise.all([loadFrameworks({ accountId: accountId ?? undefined }), loadAccounts()]);
  if (!data) notFound();
  const { frameworks, scope } = data;
  const query = accountId ? `?accountId=${accountId}` : '';
  return (
    <div className="grid grid-cols-1 gap-4">
      <LiveRefresh channels={['findings']} />
      <PageHeader
        title="Compliance"
        description={
          scope.asOf ? (
            <>
              A score is the share that passes of what checks judge; unknown never passes. As of the latest scan,{' '}
              <RelativeTime at={scope.asOf} />
            </>
          ) : (
            'Requirements of frameworks, judged by the checks that serve them'
          )
        }
        actions={
          <>
            {accounts.length > 1 && <AccountChoice accounts={accounts} />}
            <UploadDialog />
          </>
        }
      />
      {scope.accounts.length === 0 ? (
        <Nothing isConnected={accounts.length > 0} />
      ) : (
        <>
          <ScopeNote scope={scope} />
          <ul className="grid grid-cols-1 gap-4 md:grid-cols-2 xl:grid-cols-3" aria-label="Frameworks">
            {frameworks.map((framework) => (
              <FrameworkCard key={framework.id} framework={framework} query={query} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** Before the first scan has ended nothing is known: a row of zeros would read as news. */
function Nothing({ isConnected }: { isConnected: boolean }) {
  return (
    <Card>
      <EmptyState
        icon={isConnected ? RadarIcon : CloudIcon}
        title={isConnected ? 'Nothing has been judged yet' : 'Connect an AWS account to begin'}
        action={
          <Button variant="primary" asChild>
            <Link href={isConnected ? '/scans' : '/accounts/connect'}>{isConnected ? 'To the scans' : 'Connect an account'}</Link>
          </Button>
        }
      >
        {isConnected
          ? 'Accounts are connected, but no scan of them has finished. This page fills when one ends.'
          : 'Then its scans are held against CIS, PCI DSS, ISO 27001, SOC 2 and the other frameworks.'}
      </EmptyState>
    </Card>
  );
}
