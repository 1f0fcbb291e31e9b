import { FileCode2Icon } from 'lucide-react';
import type { Metadata } from 'next';
import { DriftTabs } from '@/components/drift/drift-tabs';
import { StateList } from '@/components/drift/terraform/state-list';
import { UploadStateDialog } from '@/components/drift/terraform/upload-dialog';
import { LiveRefresh } from '@/components/live/live-provider';
import { Card, CardHeader } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { loadTerraformStates } from '@/server/drift/terraform/loaders';
import { env } from '@/server/env';
import { loadShell } from '@/server/shell/loaders';

export const metadata: Metadata = { title: 'Terraform' };

const command = (origin: string) => `terraform state pull | curl --fail-with-body -X POST \\
  -H "Authorization: Bearer $CLOUDLENS_KEY" -H 'Content-Type: application/json' \\
  --data-binary @- '${origin}/api/drift/terraform/states?name=shop'`;

export default async function TerraformPage() {
  const [states, { accounts }] = await Promise.all([loadTerraformStates(), loadShell()]);
  return (
    <div className="grid grid-cols-1 gap-4">
      <LiveRefresh channels={['drift', 'scan']} wait={1500} />
      <PageHeader
        title="Terraform"
        description="States against the last inventory: what is missing, changed, or managed by nobody"
        actions={<UploadStateDialog accounts={accounts} />}
      />
      <DriftTabs current="/drift/terraform" />
      {states.length > 0 ? (
        <StateList states={states} />
      ) : (
        <Card>
          <EmptyState icon={FileCode2Icon} title="No Terraform state yet">
            Upload what <code>terraform state pull</code> prints. Only what can be compared is kept of it, with secrets masked.
          </EmptyState>
        </Card>
      )}
      <Card aria-labelledby="pipeline-title">
        <CardHeader
          id="pipeline-title"
          title="From a pipeline"
          description="After each apply. The key needs the scope drift:create alone; CloudLens never reads your backend."
        />
        <div className="px-4 pb-4">
          <CodeBlock code={command(env().APP_URL)} label="command that uploads a state" />
        </div>
      </Card>
    </div>
  );
}
