import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { getJson, sendJson } from '@/components/lib/api';
import { useLive } from '@/components/live/live-provider';
import type { FindingDetail } from '@/server/findings/types';

/** What is needed of a scan's answer to tell how far looking again is. */
export interface VerifyingScan {
  id: string;
  status: 'queued' | 'running' | 'completed' | 'partial' | 'failed' | 'cancelled';
  progress: { done: number; total: number; queuePosition: number | null };
  error: string | null;
}

export const isUnderWay = (scan: Pick<VerifyingScan, 'status'>): boolean => scan.status === 'queued' || scan.status === 'running';

interface Started {
  scanId: string;
  scope: { services: string[]; regions: string[] | null };
}

/** Looks at a finding's resource again, and follows the scan that does: by the live stream, and every few seconds in case it is silent. */
export function useVerification(finding: FindingDetail) {
  const client = useQueryClient();
  const router = useRouter();
  const [scanId, setScanId] = useState(finding.verifyingScanId);
  const start = useMutation({
    mutationFn: () => sendJson<Started>('POST', `/api/findings/${encodeURIComponent(finding.id)}/verify`),
    onSuccess: (started) => setScanId(started.scanId),
  });
  const scan = useQuery({
    queryKey: ['scans', 'verification', scanId],
    enabled: scanId !== null,
    queryFn: async ({ signal }) => (await getJson<{ scan: VerifyingScan }>(`/api/scan/results/${scanId}`, signal)).scan,
    refetchInterval: ({ state }) => (state.data && !isUnderWay(state.data) ? false : 3_000),
    retry: 1,
  });
  useLive(['scan'], () => scanId !== null && void scan.refetch(), { wait: 400, ...(scanId && { id: scanId }) });

  // The finding, and lists that count it, are what they were until they are read again after the end.
  const ended = scan.data && !isUnderWay(scan.data) ? scan.data.id : null;
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    if (!ended) return;
    void client.invalidateQueries({ queryKey: ['findings'] }).then(() => {
      setSettled(ended);
      router.refresh();
    });
  }, [ended, client, router]);

  const isFollowed = scanId !== null && settled !== scanId && !scan.error;
  return { start, scan: scan.data, scanId, isSettled: settled === scanId, lost: scan.error, isBusy: start.isPending || isFollowed };
}

export type Verification = ReturnType<typeof useVerification>;
