'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getAll } from '@/components/lib/api';
import { toast } from '@/components/ui/toast-store';
import type { ForwarderRow, ForwardingRunRow } from '@/server/forwarding/types';

const key = 'forwarders';

/** Looked at again while one runs, or is about to. */
export const useForwarders = () =>
  useQuery({
    queryKey: [key],
    queryFn: async ({ signal }) => ({ forwarders: await getAll<ForwarderRow>('/api/forwarders', 'forwarders', signal) }),
    refetchInterval: ({ state }) => (state.data?.forwarders.some(isBusy) ? 3_000 : 60_000),
  });

/** Running, or asked to. */
export const isBusy = ({ enabled, lastRun, nextRunAt }: ForwarderRow): boolean =>
  enabled && (lastRun?.status === 'running' || (nextRunAt !== null && Date.parse(nextRunAt) <= Date.now()));

export const useForwardingRuns = (id: string, wanted: boolean) =>
  useQuery({
    queryKey: [key, id, 'runs'],
    enabled: wanted,
    queryFn: async ({ signal }) => ({ runs: await getAll<ForwardingRunRow>(`/api/forwarders/${id}/runs`, 'runs', signal) }),
  });

/** A change to one: the list is read anew, and a refusal is told. */
export function useForwarderChange<Result = unknown>(change: () => Promise<Result>, done?: (result: Result) => void) {
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
