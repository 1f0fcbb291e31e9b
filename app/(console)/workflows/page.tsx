import { CalendarClockIcon, PlusIcon, WorkflowIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { LiveRefresh } from '@/components/live/live-provider';
import { RelativeTime } from '@/components/posture/relative-time';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { RunRows } from '@/components/workflows/run-rows';
import { RunStatusBadge } from '@/components/workflows/run-status';
import { WorkflowTabs } from '@/components/workflows/workflow-tabs';
import { kindWords } from '@/server/workflows/constants';
import { workflowExamples } from '@/server/workflows/examples';
import { loadRuns, loadWorkflows } from '@/server/workflows/loaders';

export const metadata: Metadata = { title: 'Workflows' };

export default async function WorkflowsPage() {
  const [workflows, runs] = await Promise.all([loadWorkflows(), loadRuns({ limit: 20 })]);
  return (
    <div className="grid grid-cols-1 gap-4">
      <LiveRefresh channels={['run']} wait={1500} />
      <PageHeader
        title="Workflows"
        description="Scripts that run in a sandbox, with no more rights than they declare"
        actions={
          <Button asChild variant="primary">
            <Link href="/workflows/new">
              <PlusIcon aria-hidden="true" />
              New workflow
            </Link>
          </Button>
        }
      />
      <WorkflowTabs current="/workflows" />
      <Card aria-label="All workflows">
        {workflows.length === 0 ? (
          <EmptyState icon={WorkflowIcon} title="No workflow yet">
            Write one, or begin with an example below.
          </EmptyState>
        ) : (
          <ul className="divide-y">
            {workflows.map((workflow) => (
              <li key={workflow.id} className="relative flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 text-sm hover:bg-hover">
                <span className="min-w-0 flex-1 basis-48">
                  <Link href={`/workflows/${workflow.id}`} className="block truncate font-medium after:absolute after:inset-0">
                    {workflow.name}
                  </Link>
                  {workflow.description && <span className="block truncate text-xs text-ink-muted">{workflow.description}</span>}
                </span>
                <Badge tone="outline">{kindWords[workflow.kind].label}</Badge>
                {workflow.nextRunAt && (
                  <span className="flex items-center gap-1 text-xs text-ink-muted">
                    <CalendarClockIcon className="size-3.5" aria-hidden="true" />
                    <RelativeTime at={workflow.nextRunAt} />
                  </span>
                )}
                {workflow.lastRun && <RunStatusBadge status={workflow.lastRun.status} />}
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card aria-label="Runs">
        <CardHeader title="Runs" />
        <RunRows runs={runs.rows} />
      </Card>
      <section aria-labelledby="examples" className="grid gap-2">
        <h2 id="examples" className="text-sm font-semibold">
          Begin with an example
        </h2>
        <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {workflowExamples.map(({ id, name, kind, description }) => (
            <li key={id} className="relative grid content-start gap-1 rounded-lg border bg-surface p-3.5 hover:bg-hover">
              <span className="flex items-center justify-between gap-2">
                <Link href={`/workflows/new?example=${id}`} className="text-sm font-medium after:absolute after:inset-0">
                  {name}
                </Link>
                <Badge tone="outline">{kindWords[kind].label}</Badge>
              </span>
              <span className="text-xs text-ink-muted">{description}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
