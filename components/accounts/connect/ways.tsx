'use client';

import { ExternalLinkIcon } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { CopyTextButton } from '@/components/ui/copy-text-button';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import type { Connection } from '@/server/accounts/loaders';
import { DownloadButton } from './download-button';

const json = (value: unknown): string => JSON.stringify(value, null, 2);

/** Every way to make the role, all values filled in. The easiest that works here stands first. */
export function Ways({ connection, cloudShellUrl }: { connection: Connection; cloudShellUrl: string }) {
  const { template } = connection.instructions;
  const roleName = connection.roleArn.split('/').at(-1) ?? '';
  return (
    <Tabs defaultValue={template.quickCreateUrl ? 'click' : 'shell'}>
      <TabsList aria-label="Ways to create the role">
        {template.quickCreateUrl && <TabsTrigger value="click">One click</TabsTrigger>}
        <TabsTrigger value="shell">CloudShell</TabsTrigger>
        <TabsTrigger value="template">CloudFormation</TabsTrigger>
        <TabsTrigger value="terraform">Terraform</TabsTrigger>
        <TabsTrigger value="json">JSON</TabsTrigger>
      </TabsList>
      {template.quickCreateUrl && (
        <TabsContent value="click" className="grid gap-3">
          <p className="text-sm text-ink-muted">
            Opens CloudFormation in the AWS console with everything filled in. Tick the acknowledgement and choose <em>Create stack</em>.
          </p>
          <div>
            <Button variant="primary" asChild>
              <a href={template.quickCreateUrl} target="_blank" rel="noreferrer">
                <ExternalLinkIcon aria-hidden="true" />
                Create the role in AWS
              </a>
            </Button>
          </div>
        </TabsContent>
      )}
      <TabsContent value="shell" className="grid grid-cols-1 gap-3">
        <p className="text-sm text-ink-muted">
          Copy the command and paste it into CloudShell of account {connection.accountId}, or into any shell with the AWS CLI. It makes the
          role by CloudFormation; deleting the stack removes it.
        </p>
        <div className="flex flex-wrap gap-2">
          <CopyTextButton text={template.cliCommand} variant="primary">
            Copy the command
          </CopyTextButton>
          <Button asChild>
            <a href={cloudShellUrl} target="_blank" rel="noreferrer">
              <ExternalLinkIcon aria-hidden="true" />
              Open CloudShell
            </a>
          </Button>
        </div>
        <CodeBlock code={template.cliCommand} label="command for CloudShell" />
      </TabsContent>
      <TabsContent value="template" className="grid grid-cols-1 gap-3">
        <p className="text-sm text-ink-muted">The template with your values as defaults, for the console, a pipeline or a StackSet.</p>
        <div>
          <DownloadButton text={template.cloudformation} fileName="cloudlens-scan-role.json" type="application/json">
            Download the template
          </DownloadButton>
        </div>
        <div className="max-h-96 overflow-y-auto rounded-md">
          <CodeBlock code={template.cloudformation} label="CloudFormation template" />
        </div>
      </TabsContent>
      <TabsContent value="terraform" className="grid grid-cols-1 gap-3">
        <p className="text-sm text-ink-muted">For Terraform or OpenTofu with the AWS provider of the account.</p>
        <div>
          <DownloadButton text={template.terraform} fileName="cloudlens-scan-role.tf" type="text/plain">
            Download the file
          </DownloadButton>
        </div>
        <div className="max-h-96 overflow-y-auto rounded-md">
          <CodeBlock code={template.terraform} label="Terraform code" />
        </div>
      </TabsContent>
      <TabsContent value="json" className="grid grid-cols-1 gap-3">
        <p className="text-sm text-ink-muted">
          By hand in IAM: a role named <code className="text-ink">{roleName}</code> with this trust policy and these permissions.
        </p>
        <CodeBlock code={json(template.trustPolicy)} label="trust policy" />
        {template.permissionPolicies.map(({ name, arn, document }) => (
          <div key={name} className="grid grid-cols-1 gap-1.5">
            <h3 className="text-xs font-medium">{arn ? `${name}, AWS’s own policy` : name}</h3>
            <CodeBlock code={arn ?? json(document)} label={name} />
          </div>
        ))}
      </TabsContent>
    </Tabs>
  );
}
