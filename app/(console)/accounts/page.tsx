import { CloudIcon } from 'lucide-react';
import type { Metadata } from 'next';
import { AccountList } from '@/components/accounts/account-list';
import { ConnectLink } from '@/components/accounts/connect-link';
import { RemoveSamples } from '@/components/accounts/remove-samples';
import { LiveRefresh } from '@/components/live/live-provider';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { loadAccounts } from '@/server/accounts/loaders';

export const metadata: Metadata = { title: 'Accounts' };

export default async function AccountsPage() {
  const accounts = await loadAccounts();
  return (
    <div className="grid grid-cols-1 gap-4">
      <LiveRefresh channels={['account', 'scan', 'findings']} />
      <PageHeader
        title="Accounts"
        description="The AWS accounts that CloudLens reads, without changing anything in them"
        actions={
          <>
            <RemoveSamples accounts={accounts} />
            <ConnectLink />
          </>
        }
      />
      {accounts.length === 0 ? (
        <Card>
          <EmptyState icon={CloudIcon} title="No account is connected">
            Connect one above: you create a read-only role, we prove that it opens only with the external id made for you.
          </EmptyState>
        </Card>
      ) : (
        <AccountList accounts={accounts} />
      )}
    </div>
  );
}
