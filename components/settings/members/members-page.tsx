'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { getPage } from '@/components/lib/api';
import { plural } from '@/components/lib/format';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import type { AccountRef } from '@/server/posture';
import { InvitationList } from './invitation-list';
import { InviteDialog } from './invite-dialog';
import { MemberItem } from './member-item';
import type { Member, SignInVendor } from './types';
import { VendorNotice } from './vendor-notice';

interface MembersPageProps {
  /** Who looks. */
  self: string;
  accounts: readonly AccountRef[];
  /** Where people are invited; null: here. */
  vendor: SignInVendor | null;
}

export function MembersPage({ self, accounts, vendor }: MembersPageProps) {
  const mayInvite = useCan('members:create');
  const query = useInfiniteQuery({
    queryKey: ['members'],
    queryFn: ({ pageParam, signal }) =>
      getPage<Member>(`/api/admin/users?limit=100${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`, 'users', signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const members = (query.data?.pages.flatMap((page) => page.rows) ?? []).toSorted((a, b) => a.email.localeCompare(b.email));
  return (
    <>
      <Card aria-labelledby="members-title">
        <CardHeader
          id="members-title"
          title="Members"
          description={query.data ? plural(query.data.pages[0]?.total ?? 0, 'person', 'people') : 'Who may do what, and where'}
          action={!vendor && mayInvite && <InviteDialog accounts={accounts} />}
        />
        {vendor && <VendorNotice vendor={vendor.name} />}
        {query.error ? (
          <p role="alert" className="px-4 pb-4 text-critical-text">
            {query.error.message}
          </p>
        ) : query.isPending ? (
          <div className="grid gap-2 px-4 pb-4" role="status" aria-label="Loading members">
            <Skeleton className="h-10" />
            <Skeleton className="h-10" />
          </div>
        ) : (
          <ul className="divide-y border-t">
            {members.map((member) => (
              <MemberItem key={member.id} member={member} isSelf={member.id === self} accounts={accounts} vendor={vendor} />
            ))}
          </ul>
        )}
        {query.hasNextPage && (
          <div className="border-t p-3 text-center">
            <Button size="sm" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              Show more
            </Button>
          </div>
        )}
      </Card>
      {!vendor && <InvitationList />}
    </>
  );
}
