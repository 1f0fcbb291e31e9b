import { CircleAlertIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { DeepReadsCard } from '@/components/accounts/access/deep-reads-card';
import { Disconnected } from '@/components/accounts/access/disconnected';
import { KeyCard } from '@/components/accounts/access/key-card';
import { PreflightPanel } from '@/components/accounts/access/preflight-panel';
import { TrustCard } from '@/components/accounts/access/trust-card';
import { VerifyButton } from '@/components/accounts/access/verify-button';
import { AccountStatusBadge } from '@/components/accounts/account-status';
import { LiveRefresh } from '@/components/live/live-provider';
import { OperatingCard } from '@/components/operate/operating-card';
import { Banner } from '@/components/ui/banner';
import { PageHeader } from '@/components/ui/page-header';
import { loadAccess, loadAccessKey } from '@/server/accounts/loaders';
import { loadOperatorAccess } from '@/server/operate/loaders';

export const metadata: Metadata = { title: 'Access' };

/** How CloudLens gets into an account, and what it may do there. */
export default async function AccessPage({ params }: { params: Promise<{ id: string }> }) {
  const access = await loadAccess((await params).id);
  if (!access) notFound();
  const { account, preflight } = access;
  const accessKey = account.kind === 'keys' ? await loadAccessKey(account.id) : null;
  const operating = await loadOperatorAccess(account.id);
  const isIn = account.status !== 'pending' && account.status !== 'disconnected';
  return (
    <div className="mx-auto grid w-full max-w-3xl grid-cols-1 gap-4">
      <LiveRefresh channels={['account']} id={account.id} />
      <PageHeader
        eyebrow={
          <Link href="/accounts" className="rounded underline-offset-4 hover:text-ink hover:underline">
            Accounts
          </Link>
        }
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            Access to {account.name}
            <AccountStatusBadge status={account.status} />
          </span>
        }
        description={`${account.accountId} · ${account.region}`}
        actions={isIn ? <VerifyButton id={account.id} /> : null}
      />
      {account.kind === 'keys' ? accessKey && <KeyCard accessKey={accessKey} /> : <TrustCard account={account} />}
      {account.kind === 'keys' && account.lastError && <Banner tone="warning" icon={CircleAlertIcon} title={account.lastError} />}
      {account.status === 'disconnected' && <Disconnected account={account} />}
      {isIn && operating && <OperatingCard awsAccountId={account.id} accountId={account.accountId} {...operating} />}
      {isIn && <DeepReadsCard deepReads={access.deepReads} />}
      {isIn && <PreflightPanel preflight={preflight} />}
    </div>
  );
}
