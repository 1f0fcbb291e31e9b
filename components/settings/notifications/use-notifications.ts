'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getAll, getJson } from '@/components/lib/api';
import { toast } from '@/components/ui/toast-store';
import type { ChannelRow, DeliveryRow, RuleRow } from '@/server/notifications/types';

const key = 'notifications';

export const useChannels = () =>
  useQuery({
    queryKey: [key, 'channels'],
    queryFn: async ({ signal }) => ({ channels: await getAll<ChannelRow>('/api/notification-channels', 'channels', signal) }),
  });

export const useRules = () =>
  useQuery({
    queryKey: [key, 'rules'],
    queryFn: async ({ signal }) => ({ rules: await getAll<RuleRow>('/api/notification-rules', 'rules', signal) }),
  });

/** The newest messages; looked at again while some are on their way. */
export const useDeliveries = () =>
  useQuery({
    queryKey: [key, 'deliveries'],
    queryFn: ({ signal }) =>
      getJson<{ deliveries: DeliveryRow[]; pagination: { total: number } }>('/api/notification-deliveries?limit=20', signal),
    refetchInterval: ({ state }) => (state.data?.deliveries.some(({ status }) => status === 'waiting') ? 5_000 : 60_000),
  });

/** A change to any of them: all lists are read anew, and a refusal is told. */
export function useChange<Input = void, Result = unknown>(change: (input: Input) => Promise<Result>, done?: (result: Result) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (result) => {
      done?.(result);
      return client.invalidateQueries({ queryKey: [key] });
    },
    onError: (error) => toast({ tone: 'danger', title: 'That did not work', description: error.message }),
  });
}
