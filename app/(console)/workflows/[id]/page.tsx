import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LiveRefresh } from '@/components/live/live-provider';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { DeleteWorkflow } from '@/components/workflows/delete-workflow';
import { WorkflowEditor } from '@/components/workflows/editor/workflow-editor';
import { WorkflowsEyebrow } from '@/components/workflows/eyebrow';
import { RunDialog } from '@/components/workflows/run-dialog';
import { RunRows } from '@/components/workflows/run-rows';
import { Versions } from '@/components/workflows/versions';
import { loadShell } from '@/server/shell/loaders';
import { kindWords } from '@/server/workflows/constants';
import { loadMappings, loadRuns, loadWorkflow, loadWorkflowSecrets } from '@/server/workflows/loaders';

export const metadata: Metadata = { title: 'Workflow' };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export default async function WorkflowPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const found = uuid.test(id) ? await loadWorkflow(id) : null;
  if (!found) notFound();
  const { workflow, versions } = found;
  const [mappings, secrets, { accounts }, runs] = await Promise.all([
    loadMappings(),
    loadWorkflowSecrets(),
    loadShell(),
    loadRuns({ workflowId: id, limit: 10 }),
  ]);
  const { current } = workflow;
  return (
    <div className="grid grid-cols-1 gap-4">
      <LiveRefresh channels={['run']} wait={2000} />
      <PageHeader
        eyebrow={<WorkflowsEyebrow />}
        title={
          <span className="flex flex-wrap items-center gap-2">
            {workflow.name}
            <Badge tone="outline">{kindWords[workflow.kind].label}</Badge>
          </span>
        }
        description={`Version ${workflow.version}`}
        actions={
          <>
            <DeleteWorkflow id={id} name={workflow.name} />
            <RunDialog key={workflow.version} workflow={workflow} />
          </>
        }
      />
      <WorkflowEditor
        key={workflow.version}
        mappings={mappings}
        accounts={accounts}
        secretNames={secrets.map(({ name }) => name)}
        draft={{
          id,
          name: workflow.name,
          description: workflow.description,
          kind: workflow.kind,
          script: current.script,
          inputs: current.inputs,
          grants: current.grants,
          secrets: current.secrets,
          awsAccountIds: workflow.accounts.map((account) => account.id),
          mappingId: workflow.mappingId,
          schedule: workflow.schedule ?? '',
          requiresApproval: workflow.requiresApproval,
          approveScheduled: workflow.approveScheduled,
        }}
      />
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
        <Card aria-label="Runs">
          <CardHeader title="Runs" />
          <RunRows runs={runs.rows} />
        </Card>
        <Card aria-label="Versions">
          <CardHeader title="Versions" />
          <Versions id={id} versions={versions} />
        </Card>
      </div>
    </div>
  );
}
