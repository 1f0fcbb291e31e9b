'use client';

import { InboxIcon } from 'lucide-react';
import { sendJson } from '@/components/lib/api';
import { RelativeTime } from '@/components/posture/relative-time';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { DeliveryRow } from '@/server/notifications/types';
import { ListCard } from '../list-card';
import { useChange, useDeliveries } from './use-notifications';

const looks: Record<DeliveryRow['status'], { label: string; tone: BadgeTone }> = {
  delivered: { label: 'Delivered', tone: 'pass' },
  waiting: { label: 'Waiting', tone: 'medium' },
  dead: { label: 'Given up', tone: 'critical' },
};

export function DeliveriesCard() {
  const { data, error, refetch } = useDeliveries();
  return (
    <ListCard
      id="deliveries-title"
      title="Messages"
      description={
        data && data.pagination.total > data.deliveries.length ? `The newest of ${data.pagination.total}` : 'What became of them'
      }
      query={{ data: data?.deliveries, error, refetch }}
      empty={{ icon: InboxIcon, title: 'Nothing was told yet', text: 'Messages appear here with what became of them.' }}
      row={(delivery) => <DeliveryItem key={delivery.id} delivery={delivery} />}
    />
  );
}

function DeliveryItem({ delivery }: { delivery: DeliveryRow }) {
  const again = useChange(() => sendJson('POST', `/api/notification-deliveries/${delivery.id}/retry`));
  const { label, tone } = looks[delivery.status];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
      <div className="min-w-0 flex-1 basis-60">
        <p className="break-words">{delivery.headline}</p>
        <p className="text-xs text-ink-muted">
          {delivery.ruleName}, to {delivery.channelName}
          {delivery.attempts > 1 && `, ${delivery.attempts} tries`}
        </p>
        {delivery.lastError && <p className="text-xs break-words text-critical-text">{delivery.lastError}</p>}
      </div>
      <p className="text-xs text-ink-muted">
        <RelativeTime at={delivery.createdAt} />
        {delivery.dueAt && (
          <>
            , next try <RelativeTime at={delivery.dueAt} />
          </>
        )}
      </p>
      <Badge tone={tone}>{label}</Badge>
      {delivery.status === 'dead' && (
        <Button size="sm" disabled={again.isPending} onClick={() => again.mutate()}>
          Send again
        </Button>
      )}
    </li>
  );
}
