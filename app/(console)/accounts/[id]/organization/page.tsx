import { CircleAlertIcon, NetworkIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { DiscoverButton } from '@/components/accounts/organization/discover-button';
import { FollowSwitch } from '@/components/accounts/organization/follow-switch';
import { MemberChooser } from '@/components/accounts/organization/member-chooser';
import { formatInstant } from '@/components/lib/format';
import { LiveRefresh } from '@/components/live/live-provider';
import { ForbiddenPage } from '@/components/settings/forbidden-page';
import { Banner } from '@/components/ui/banner';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { loadOrganization } from '@/server/accounts/loaders';
import { pageLacks } from '@/server/identity/page-actor';

export const metadata: Metadata = { title: 'AWS organization' };

/** The member accounts of an AWS organization, to be connected many at once. */
export default async function OrganizationPage({ params }: { params: Promise<{ id: string }> }) {
  if (await pageLacks('accounts:create')) return <ForbiddenPage what="Connecting accounts" />;
  const found = await loadOrganization((await params).id);
  if (!found) notFound();
  const { account, organization } = found;
  return (
    <div className="mx-auto grid w-full max-w-3xl grid-cols-1 gap-4">
      <LiveRefresh channels={['account']} />
      <PageHeader
        eyebrow={
          <Link href="/accounts" className="rounded underline-offset-4 hover:text-ink hover:underline">
            Accounts
          </Link>
        }
        title="AWS organization"
        description={
          organization
            ? `${organization.organizationId}, as ${account.name} listed it on ${formatInstant(organization.discoveredAt)}`
            : `As ${account.name} (${account.accountId}) sees it`
        }
        actions={organization && <DiscoverButton id={account.id} isFirst={false} />}
      />
      {organization?.lastError && <Banner tone="warning" icon={CircleAlertIcon} title={organization.lastError} />}
      {organization ? (
        <>
          <MemberChooser organization={organization} />
          <Card className="p-4">
            <FollowSwitch id={account.id} follow={organization.follow} />
          </Card>
        </>
      ) : (
        <Card>
          <EmptyState icon={NetworkIcon} title="Connect many accounts at once" action={<DiscoverButton id={account.id} isFirst />}>
            If this is the management account of an AWS organization, or one that it delegated to, CloudLens can list the member accounts.
            You then choose, and one script makes the roles.
          </EmptyState>
        </Card>
      )}
    </div>
  );
}
