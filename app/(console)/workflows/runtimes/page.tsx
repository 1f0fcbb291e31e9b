import { ShieldAlertIcon, ShieldCheckIcon } from 'lucide-react';
import type { Metadata } from 'next';
import { Banner } from '@/components/ui/banner';
import { CodeBlock } from '@/components/ui/code-block';
import { PageHeader } from '@/components/ui/page-header';
import { Mappings } from '@/components/workflows/runtimes/mappings';
import { Secrets } from '@/components/workflows/runtimes/secrets';
import { Settings } from '@/components/workflows/runtimes/settings';
import { WorkflowTabs } from '@/components/workflows/workflow-tabs';
import { loadMappings, loadSandbox, loadWorkflowSecrets, loadWorkflowSettings } from '@/server/workflows/loaders';

export const metadata: Metadata = { title: 'Runtimes and secrets' };

export default async function RuntimesPage() {
  const [sandbox, mappings, secrets, settings] = await Promise.all([
    loadSandbox(),
    loadMappings(),
    loadWorkflowSecrets(),
    loadWorkflowSettings(),
  ]);
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader title="Runtimes and secrets" description="What scripts run in, and what they are handed" />
      <WorkflowTabs current="/workflows/runtimes" />
      {sandbox.available ? (
        <Banner tone="neutral" icon={ShieldCheckIcon} title={`Scripts run in ${sandbox.name}`}>
          <p>Limits by {sandbox.limits}.</p>
          {sandbox.remarks.map((remark) => (
            <p key={remark}>{remark}</p>
          ))}
          <ul className="mt-2 list-disc pl-4">
            {sandbox.tried.map(({ kind, works, note, command }) => (
              <li key={kind}>
                {kind === 'container' ? 'Containers' : 'Bubblewrap'} {works ? (kind === 'container' ? 'work' : 'works') : 'cannot be used'}:{' '}
                {note}
                {command && (
                  <>
                    {' '}
                    This gets it: <code>{command}</code>
                  </>
                )}
              </li>
            ))}
          </ul>
        </Banner>
      ) : (
        <Banner tone="warning" icon={ShieldAlertIcon} title="There is no sandbox on this machine, so no script is run">
          <ul className="mb-2 list-disc pl-4">
            {sandbox.tried.map(({ kind, note }) => (
              <li key={kind}>
                {kind}: {note}
              </li>
            ))}
          </ul>
          {sandbox.command && <CodeBlock code={sandbox.command} label="the command that gets one" />}
        </Banner>
      )}
      <Mappings mappings={mappings} sandbox={sandbox.kind} images={sandbox.images} />
      <Secrets secrets={secrets} />
      <Settings settings={settings} />
    </div>
  );
}
