import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import type { SearchParams } from 'nuqs/server';
import { AccountChoice } from '@/components/compliance/account-choice';
import { AccountScores } from '@/components/compliance/account-scores';
import { FrameworkActions } from '@/components/compliance/framework-actions';
import { RequirementTree } from '@/components/compliance/requirement-tree';
import { ScopeNote } from '@/components/compliance/scope-note';
import { ScoreCard } from '@/components/compliance/score-card';
import { loadComplianceSearchParams } from '@/components/compliance/search-params';
import { LiveRefresh } from '@/components/live/live-provider';
import { RelativeTime } from '@/components/posture/relative-time';
import { PageHeader } from '@/components/ui/page-header';
import { loadAccounts } from '@/server/accounts/loaders';
import { extentLabel, frameworkTitle } from '@/server/compliance/constants';
import { loadFramework } from '@/server/compliance/loaders';

interface Props {
  params: Promise<{ framework: string }>;
  searchParams: Promise<SearchParams>;
}

export const metadata: Metadata = { title: 'Compliance' };

export default async function FrameworkPage({ params, searchParams }: Props) {
  const [{ framework: id }, { accountId }] = await Promise.all([params, loadComplianceSearchParams(searchParams)]);
  const [framework, accounts] = await Promise.all([loadFramework({ id, accountId: accountId ?? undefined }), loadAccounts()]);
  if (!framework) notFound();
  const title = frameworkTitle(framework);
  const extent = extentLabel(framework.extent, framework.note);
  const query = accountId ? `?accountId=${accountId}` : '';
  return (
    <div className="grid grid-cols-1 gap-4">
      <LiveRefresh channels={['findings']} />
      <PageHeader
        eyebrow={
          <Link href={`/compliance${query}`} className="rounded underline-offset-4 hover:text-ink hover:underline">
            Compliance
          </Link>
        }
        title={title}
        description={
          <>
            {extent && `${extent}${extent.endsWith('.') ? '' : '.'} `}
            {framework.scope.asOf ? (
              <>
                As of the latest scan, <RelativeTime at={framework.scope.asOf} />
              </>
            ) : (
              'No scan has finished yet'
            )}
          </>
        }
        actions={
          <>
            {accounts.length > 1 && <AccountChoice accounts={accounts} />}
            <FrameworkActions id={framework.id} title={title} accountId={accountId} isOwn={framework.extent === 'own'} />
          </>
        }
      />
      <ScopeNote scope={framework.scope} />
      <ScoreCard framework={framework} />
      {framework.accounts.length > 1 && <AccountScores frameworkId={framework.id} accounts={framework.accounts} />}
      <RequirementTree framework={framework} />
    </div>
  );
}
