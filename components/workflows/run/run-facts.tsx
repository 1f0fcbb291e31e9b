import { DownloadIcon } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatDuration, formatInstant, formatNumber } from '@/components/lib/format';
import { AccountLabel } from '@/components/posture/account-label';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import type { RunDetail } from '@/server/workflows/types';

const phaseWords = { run: 'Run', plan: 'Plan', apply: 'Apply', preview: 'Preview' } as const;

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-muted">{label}</dt>
      <dd className="truncate text-sm">{children}</dd>
    </div>
  );
}

/** Who, where, how much: what is known of a run beside its log. */
export function RunFacts({ run }: { run: RunDetail }) {
  const { usage } = run;
  return (
    <Card className="p-4" aria-label="About this run">
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4">
        <Fact label="Asked by">{run.requestedBy}</Fact>
        <Fact label="Queued">{formatInstant(run.queuedAt)}</Fact>
        {run.account && (
          <Fact label="AWS account">
            <AccountLabel account={run.account} />
          </Fact>
        )}
        {run.approvedBy && <Fact label="Approved by">{run.approvedBy}</Fact>}
        {run.exitCode !== null && <Fact label="Exit code">{run.exitCode}</Fact>}
        {usage && <Fact label="Took">{formatDuration(usage.wallSeconds * 1000)}</Fact>}
        {usage?.cpuSeconds != null && <Fact label="CPU">{usage.cpuSeconds.toFixed(1)} s</Fact>}
        {usage?.peakMemoryMb != null && <Fact label="Memory at its peak">{formatNumber(Math.round(usage.peakMemoryMb))} MB</Fact>}
        {Object.entries(run.inputs).map(([name, value]) => (
          <Fact key={name} label={name}>
            {String(value)}
          </Fact>
        ))}
        {run.retryOf && (
          <Fact label="Repeats">
            <Link href={`/workflows/runs/${run.retryOf}`} className="text-accent-text underline-offset-4 hover:underline">
              an earlier run
            </Link>
          </Fact>
        )}
        {run.findingId && (
          <Fact label="To mend">
            <Link href={`/findings?finding=${run.findingId}`} className="text-accent-text underline-offset-4 hover:underline">
              the finding
            </Link>
          </Fact>
        )}
      </dl>
      {run.steps.length > 0 && (
        <ol aria-label="Steps" className="mt-3 flex flex-wrap gap-2 border-t pt-3">
          {run.steps.map((step) => (
            <li key={step.startedAt}>
              <Badge tone={step.finishedAt === null ? 'accent' : step.exitCode === 0 ? 'pass' : 'critical'}>
                {phaseWords[step.phase]}
                {step.finishedAt === null ? ': under way' : `: exit ${step.exitCode ?? 'by signal'}`}
              </Badge>
            </li>
          ))}
          {run.status === 'awaiting_approval' && (
            <li>
              <Badge tone="medium">{phaseWords[run.phase]}: waits for approval</Badge>
            </li>
          )}
        </ol>
      )}
    </Card>
  );
}

/** A plan's changes, or a playbook's recap. */
export function RunOutcomeCard({ run: { outcome } }: { run: RunDetail }) {
  if (!outcome) return null;
  if (outcome.kind === 'plan')
    return (
      <Card aria-label="Plan">
        <CardHeader title="Plan" description={`${outcome.add} to add, ${outcome.change} to change, ${outcome.destroy} to destroy`} />
        <ul className="divide-y border-t">
          {outcome.changes.map(({ address, action }) => (
            <li key={address} className="flex items-center gap-3 px-4 py-2 text-sm">
              <Badge tone={action === 'create' ? 'pass' : action === 'update' ? 'medium' : action === 'read' ? 'neutral' : 'critical'}>
                {action}
              </Badge>
              <code className="min-w-0 truncate text-xs">{address}</code>
            </li>
          ))}
        </ul>
      </Card>
    );
  const columns = ['ok', 'changed', 'unreachable', 'failed', 'skipped', 'rescued', 'ignored'] as const;
  return (
    <Card aria-label="Recap">
      <CardHeader title="Recap" />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region */}
      <div tabIndex={0} className="overflow-x-auto border-t">
        <table className="w-full text-sm">
          <thead>
            <tr className="text-left text-xs text-ink-muted">
              {['host', ...columns].map((name) => (
                <th key={name} scope="col" className="px-4 py-2 font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y">
            {outcome.hosts.map((host) => (
              <tr key={host.host}>
                <th scope="row" className="px-4 py-2 text-left font-medium">
                  {host.host}
                </th>
                {columns.map((name) => (
                  <td key={name} className="tabular px-4 py-2">
                    {host[name]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

export function RunArtefacts({ run: { artefacts } }: { run: RunDetail }) {
  if (artefacts.length === 0) return null;
  return (
    <Card aria-label="Files">
      <CardHeader title="Files" description="What the script left in its folder artefacts" />
      <ul className="divide-y border-t">
        {artefacts.map(({ id, name, bytes }) => (
          <li key={id} className="px-4 py-2 text-sm">
            <a
              href={`/api/workflow/artefacts/${id}`}
              download
              className="flex items-center gap-2 text-accent-text underline-offset-4 hover:underline"
            >
              <DownloadIcon className="size-3.5" aria-hidden="true" />
              <span className="min-w-0 truncate">{name}</span>
              <span className="tabular ml-auto text-xs text-ink-muted">{formatNumber(bytes)} bytes</span>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
