'use client';

import { CheckCircle2Icon, PlayIcon } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { useCan } from '@/components/shell/actor-context';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import type { Connection } from '@/server/accounts/loaders';
import { startScanAction } from '@/server/scans/actions';
import { PreflightPanel } from '../access/preflight-panel';

/** Last step: the role is proven; what it may do is shown before the first scan. */
export function ConnectedStep({ connection }: { connection: Connection }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const mayScan = useCan('scans:create');
  const start = () =>
    startTransition(async () => {
      const started = settle(await startScanAction({ awsAccountId: connection.id }), 'The first scan has started');
      if (started) router.push(`/scans/${started.data.scanId}`);
    });
  return (
    <>
      <Banner
        icon={CheckCircle2Icon}
        role="status"
        title={`${connection.name} is connected`}
        action={
          connection.activeScanId ? (
            <Button variant="primary" asChild>
              <Link href={`/scans/${connection.activeScanId}`}>Watch the scan</Link>
            </Button>
          ) : (
            mayScan && (
              <Button variant="primary" onClick={start} disabled={pending}>
                <PlayIcon aria-hidden="true" />
                {pending ? 'Starting…' : connection.hasScans ? 'Scan now' : 'Start the first scan'}
              </Button>
            )
          )
        }
      >
        The role opens with its external id, and AWS refused us without one, with a wrong one and with another organization’s.
      </Banner>
      <PreflightPanel preflight={connection.preflight} />
    </>
  );
}
