import { CircleAlertIcon, HourglassIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { LiveRefresh } from '@/components/live/live-provider';
import { Banner } from '@/components/ui/banner';
import { PageHeader } from '@/components/ui/page-header';
import { WorkflowsEyebrow } from '@/components/workflows/eyebrow';
import { RunActions } from '@/components/workflows/run/run-actions';
import { RunArtefacts, RunFacts, RunOutcomeCard } from '@/components/workflows/run/run-facts';
import { RunLog } from '@/components/workflows/run/run-log';
import { RunStatusBadge } from '@/components/workflows/run-status';
import { loadRun } from '@/server/workflows/loaders';
import { hasEnded } from '@/server/workflows/types';

export const metadata: Metadata = { title: 'Run' };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export default async function RunPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const found = uuid.test(id) ? await loadRun(id) : null;
  if (!found) notFound();
  const { run, log } = found;
  return (
    <div className="grid grid-cols-1 gap-4">
      {!hasEnded(run.status) && <LiveRefresh channels={['run']} id={id} wait={1000} />}
      <PageHeader
        eyebrow={<WorkflowsEyebrow />}
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Link href={`/workflows/${run.workflow.id}`} className="underline-offset-4 hover:underline">
              {run.workflow.name}
            </Link>
            <RunStatusBadge status={run.status} />
          </span>
        }
        description={`Version ${run.version}`}
        actions={<RunActions run={run} />}
      />
      {run.error && <Banner tone="danger" icon={CircleAlertIcon} title={run.error} />}
      {run.status === 'awaiting_approval' && (
        <Banner tone="warning" icon={HourglassIcon} title="This run waits for somebody to approve it">
          Not by {run.requestedBy}, who asked for it, unless the organization allows approving own runs.
        </Banner>
      )}
      <RunFacts run={run} />
      <RunOutcomeCard run={run} />
      <RunLog key={id} runId={id} first={log} />
      <RunArtefacts run={run} />
    </div>
  );
}
