'use client';

import type { FilterChoices } from '@/components/dashboards/edit/filter-choices';
import { ChannelsCard } from './channels-card';
import { DeliveriesCard } from './deliveries-card';
import { RulesCard } from './rules-card';

export interface NotificationsProps {
  choices: FilterChoices;
  /** The findings list as a query string, of which somebody wants a rule; null: nobody does. */
  asked: string | null;
}

/** Where changes are told, which ones, and what became of it. */
export function Notifications(props: NotificationsProps) {
  return (
    <>
      <ChannelsCard />
      <RulesCard {...props} />
      <DeliveriesCard />
    </>
  );
}
