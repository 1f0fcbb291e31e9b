import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/page-header';
import { WorkflowEditor } from '@/components/workflows/editor/workflow-editor';
import { WorkflowsEyebrow } from '@/components/workflows/eyebrow';
import { loadShell } from '@/server/shell/loaders';
import { workflowExamples } from '@/server/workflows/examples';
import { loadMappings, loadWorkflowSecrets } from '@/server/workflows/loaders';

export const metadata: Metadata = { title: 'New workflow' };

export default async function NewWorkflowPage({ searchParams }: { searchParams: Promise<{ example?: string | string[] }> }) {
  const { example: asked } = await searchParams;
  const example = workflowExamples.find(({ id }) => id === asked);
  const [mappings, secrets, { accounts }] = await Promise.all([loadMappings(), loadWorkflowSecrets(), loadShell()]);
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader eyebrow={<WorkflowsEyebrow />} title="New workflow" />
      <WorkflowEditor
        key={example?.id}
        mappings={mappings}
        accounts={accounts}
        secretNames={secrets.map(({ name }) => name)}
        draft={{
          id: null,
          name: example?.name ?? '',
          description: example?.description ?? '',
          kind: example?.kind ?? 'sh',
          script: example?.script ?? '#!/bin/sh\nset -eu\n\necho "Hello"\n',
          inputs: example?.inputs ?? [],
          grants: example?.grants ?? [],
          secrets: [],
          awsAccountIds: [],
          mappingId: null,
          schedule: '',
          requiresApproval: example?.requiresApproval ?? false,
          approveScheduled: false,
        }}
      />
    </div>
  );
}
