'use client';

import { DownloadButton } from '@/components/accounts/connect/download-button';
import { MissingIdentity } from '@/components/accounts/connect/missing-identity';
import { CodeBlock } from '@/components/ui/code-block';
import { CopyTextButton } from '@/components/ui/copy-text-button';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import type { OperatorAccess } from '@/server/operate/access/read-access';

const json = (value: unknown): string => JSON.stringify(value, null, 2);

interface OperatorWaysProps {
  accountId: string;
  roleArn: string;
  setUp: NonNullable<OperatorAccess['setUp']>;
}

/** Every way to make the operator role, all values filled in. */
export function OperatorWays({ accountId, roleArn, setUp: { kit, externalId, noIdentity } }: OperatorWaysProps) {
  if (noIdentity) return <MissingIdentity {...noIdentity} />;
  const { cliCommand, cloudformation, terraform, trustPolicy, permissionPolicy } = kit;
  return (
    <>
      <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3 gap-y-1 rounded-lg border bg-sunken p-3 text-xs [&_dt]:text-ink-muted">
        <dt>Role</dt>
        <dd className="break-all">
          <code>{roleArn}</code>
        </dd>
        <dt>External id</dt>
        <dd className="break-all">
          <code>{externalId}</code>
        </dd>
      </dl>
      <Tabs defaultValue="shell">
        <TabsList aria-label="Ways to create the operator role">
          <TabsTrigger value="shell">CloudShell</TabsTrigger>
          <TabsTrigger value="template">CloudFormation</TabsTrigger>
          <TabsTrigger value="terraform">Terraform</TabsTrigger>
          <TabsTrigger value="json">JSON</TabsTrigger>
        </TabsList>
        <TabsContent value="shell" className="grid grid-cols-1 gap-3">
          <p className="text-ink-muted">
            Paste it into CloudShell of account {accountId}, or into any shell with the AWS CLI. Deleting the stack removes the role.
          </p>
          <div>
            <CopyTextButton text={cliCommand}>Copy the command</CopyTextButton>
          </div>
          <CodeBlock code={cliCommand} label="command for CloudShell" />
        </TabsContent>
        <TabsContent value="template" className="grid grid-cols-1 gap-3">
          <div>
            <DownloadButton text={cloudformation} fileName="cloudlens-operator-role.json" type="application/json">
              Download the template
            </DownloadButton>
          </div>
          <div className="max-h-96 overflow-y-auto rounded-md">
            <CodeBlock code={cloudformation} label="CloudFormation template" />
          </div>
        </TabsContent>
        <TabsContent value="terraform" className="grid grid-cols-1 gap-3">
          <div>
            <DownloadButton text={terraform} fileName="cloudlens-operator-role.tf" type="text/plain">
              Download the file
            </DownloadButton>
          </div>
          <div className="max-h-96 overflow-y-auto rounded-md">
            <CodeBlock code={terraform} label="Terraform code" />
          </div>
        </TabsContent>
        <TabsContent value="json" className="grid grid-cols-1 gap-3">
          <CodeBlock code={json(trustPolicy)} label="trust policy" />
          <CodeBlock code={json(permissionPolicy)} label="policy of the operator role" />
        </TabsContent>
      </Tabs>
    </>
  );
}
