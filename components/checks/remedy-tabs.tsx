'use client';

import { CodeBlock } from '@/components/ui/code-block';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import type { Remedy } from '@/server/checks/types';

const codes = [
  { key: 'cli', label: 'AWS CLI' },
  { key: 'terraform', label: 'Terraform' },
  { key: 'cloudformation', label: 'CloudFormation' },
] as const;

export function RemedyTabs({ remedy }: { remedy: Remedy }) {
  const given = codes.filter(({ key }) => remedy[key]);
  return (
    <div>
      <p className="max-w-prose text-pretty text-ink-muted">{remedy.text}</p>
      {(remedy.console || given.length > 0) && (
        <Tabs defaultValue={remedy.console ? 'console' : given[0]?.key} className="mt-2">
          <TabsList aria-label="Ways to do it">
            {remedy.console && <TabsTrigger value="console">Console</TabsTrigger>}
            {given.map(({ key, label }) => (
              <TabsTrigger key={key} value={key}>
                {label}
              </TabsTrigger>
            ))}
          </TabsList>
          {remedy.console && (
            <TabsContent value="console">
              <p className="max-w-prose text-pretty text-ink-muted">{remedy.console}</p>
            </TabsContent>
          )}
          {given.map(({ key, label }) => (
            <TabsContent key={key} value={key}>
              <CodeBlock code={remedy[key] ?? ''} label={`${label} code`} />
            </TabsContent>
          ))}
        </Tabs>
      )}
    </div>
  );
}
