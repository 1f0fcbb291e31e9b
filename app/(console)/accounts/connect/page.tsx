import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { AccountForm } from '@/components/accounts/connect/account-form';
import { ConnectSteps } from '@/components/accounts/connect/connect-steps';
import { ConnectedStep } from '@/components/accounts/connect/connected-step';
import { InsecureStep } from '@/components/accounts/connect/insecure-step';
import { MissingIdentity } from '@/components/accounts/connect/missing-identity';
import { OtherWays } from '@/components/accounts/connect/other-ways';
import { RoleStep } from '@/components/accounts/connect/role-step';
import { ForbiddenPage } from '@/components/settings/forbidden-page';
import { PageHeader } from '@/components/ui/page-header';
import { type Connection, loadConnection, loadMissingIdentity, loadOffersAmbient } from '@/server/accounts/loaders';
import { cloudShellUrlOf } from '@/server/aws/console-url';
import { pageLacks } from '@/server/identity/page-actor';

export const metadata: Metadata = { title: 'Connect an account' };

export default async function ConnectPage({ searchParams }: { searchParams: Promise<{ id?: string | string[] }> }) {
  if (await pageLacks('accounts:create')) return <ForbiddenPage what="Connecting accounts" />;
  const { id } = await searchParams;
  const connection = typeof id === 'string' ? await loadConnection(id) : undefined;
  if (connection === null || Array.isArray(id)) notFound();
  return (
    <div className="mx-auto grid w-full max-w-3xl grid-cols-1 gap-4">
      <PageHeader
        eyebrow={
          <Link href="/accounts" className="rounded underline-offset-4 hover:text-ink hover:underline">
            Accounts
          </Link>
        }
        title="Connect an AWS account"
        description="By a read-only role that you create in it, so that CloudLens keeps no secret of yours."
        actions={<ConnectSteps current={connection ? (isWaiting(connection) ? 1 : 2) : 0} />}
      />
      {connection ? <Step connection={connection} /> : <Begin />}
    </div>
  );
}

const isWaiting = ({ status }: Connection): boolean => status === 'pending' || status === 'insecure_trust';

async function Begin() {
  const [missing, offersAmbient] = await Promise.all([loadMissingIdentity(), loadOffersAmbient()]);
  return (
    <>
      {missing && <MissingIdentity {...missing} />}
      <AccountForm />
      <OtherWays offersAmbient={offersAmbient} />
    </>
  );
}

function Step({ connection }: { connection: Connection }) {
  if (connection.status === 'insecure_trust') return <InsecureStep connection={connection} />;
  if (connection.status === 'pending')
    return <RoleStep connection={connection} cloudShellUrl={cloudShellUrlOf(connection.roleArn, connection.region)} />;
  return <ConnectedStep connection={connection} />;
}
