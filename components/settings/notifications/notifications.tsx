'use client';

import type { AccountRef } from '@/server/posture';
import { ChannelsCard } from './channels-card';
import { DeliveriesCard } from './deliveries-card';
import { RulesCard } from './rules-card';

/** Where changes are told, which ones, and what became of it. */
export function Notifications({ accounts }: { accounts: readonly AccountRef[] }) {
  return (
    <>
      <ChannelsCard />
      <RulesCard accounts={accounts} />
      <DeliveriesCard />
    </>
  );
}
