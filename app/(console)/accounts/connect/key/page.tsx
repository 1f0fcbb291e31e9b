import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { KeyForm } from '@/components/accounts/connect/key-form';
import { ForbiddenPage } from '@/components/settings/forbidden-page';
import { PageHeader } from '@/components/ui/page-header';
import { loadAccounts } from '@/server/accounts/loaders';
import { pageLacks } from '@/server/identity/page-actor';

export const metadata: Metadata = { title: 'Connect by access key' };

/** With `?id`: another key for an account that is connected by key already. */
export default async function ConnectByKeyPage({ searchParams }: { searchParams: Promise<{ id?: string | string[] }> }) {
  if (await pageLacks('accounts:create')) return <ForbiddenPage what="Connecting accounts" />;
  const { id } = await searchParams;
  const account = id === undefined ? undefined : (await loadAccounts()).find((each) => each.id === id && each.kind === 'keys');
  if (id !== undefined && !account) notFound();
  return (
    <div className="mx-auto grid w-full max-w-3xl grid-cols-1 gap-4">
      <PageHeader
        eyebrow={
          <Link href="/accounts/connect" className="rounded underline-offset-4 hover:text-ink hover:underline">
            Connect an account
          </Link>
        }
        title={account ? `Another key for ${account.name}` : 'Connect by access key'}
        description={
          account
            ? 'It takes the place of the present one, which is deleted here. Deactivate that one in AWS afterwards.'
            : 'For accounts in which no role can be made. CloudLens asks AWS whose key it is, then stores it encrypted.'
        }
      />
      <KeyForm name={account?.name} region={account?.region} />
    </div>
  );
}
