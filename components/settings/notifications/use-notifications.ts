'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiError, getAll, getJson, sendJson } from '@/components/lib/api';
import { toast } from '@/components/ui/toast-store';
import type { NewRule } from '@/server/notifications/schema';
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

/** Adds a rule, or changes the one that was there before; of two who change it at once the second is refused, and the form says so. */
export function useSaveRule(before: RuleRow | null, done: () => void) {
  const client = useQueryClient();
  const readAnew = () => client.invalidateQueries({ queryKey: [key] });
  const refused = (error: Error) =>
    toast({
      tone: 'danger',
      title: 'That did not work',
      description: error.message,
    });
  const change = (fields: NewRule, revision: number, id: string) =>
    sendJson<{ rule: RuleRow }>('PATCH', `/api/notification-rules/${id}`, {
      ...fields,
      revision,
    });
  const takeBack = ({ id, name, channelId, mode, filter }: RuleRow, revision: number) =>
    change({ name, channelId, mode, filter }, revision, id).catch(refused).then(readAnew);

  return useMutation({
    mutationFn: (fields: NewRule) =>
      before ? change(fields, before.revision, before.id) : sendJson<{ rule: RuleRow }>('POST', '/api/notification-rules', fields),
    onSuccess: ({ rule: { name, revision } }) => {
      done();
      toast({
        tone: 'success',
        title: before ? `${name} was changed` : `${name} was added`,
        ...(before
          ? {
              action: {
                label: 'Undo',
                run: () => void takeBack(before, revision),
              },
            }
          : {}),
      });
      return readAnew();
    },
    onError: (error) => {
      if (!(error instanceof ApiError && error.code === 'CONFLICT' && before)) refused(error);
      return readAnew();
    },
  });
}
