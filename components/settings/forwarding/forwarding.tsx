'use client';

import { ShareIcon } from 'lucide-react';
import type { AccountRef } from '@/server/posture';
import { ListCard } from '../list-card';
import { AddForwarderDialog } from './add-forwarder-dialog';
import { ForwarderItem } from './forwarder-item';
import { useForwarders } from './use-forwarders';

/** Where findings are put, beside this app. */
export function Forwarding({ accounts }: { accounts: readonly AccountRef[] }) {
  const { data, error, refetch } = useForwarders();
  return (
    <ListCard
      id="forwarders-title"
      title="Forwarding"
      description="Findings in a bucket of yours, or in AWS Security Hub"
      action={<AddForwarderDialog accounts={accounts} />}
      query={{ data: data?.forwarders, error, refetch }}
      empty={{
        icon: ShareIcon,
        title: 'Nothing is forwarded yet',
        text: 'A bucket gets all open findings as a file each day. Security Hub is told what changed, a quarter of an hour after a scan.',
      }}
      row={(forwarder) => <ForwarderItem key={forwarder.id} forwarder={forwarder} />}
    />
  );
}
