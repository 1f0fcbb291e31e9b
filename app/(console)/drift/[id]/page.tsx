import { CircleDashedIcon, GitCompareArrowsIcon, HelpCircleIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { CheckStackButton } from '@/components/drift/check-buttons';
import { DriftStatusBadge, RunningBadge } from '@/components/drift/drift-status';
import { ResourceGroups } from '@/components/drift/resource-groups';
import { StackFacts } from '@/components/drift/stack-facts';
import { StackHistory } from '@/components/drift/stack-history';
import { plural } from '@/components/lib/format';
import { LiveRefresh } from '@/components/live/live-provider';
import { Banner } from '@/components/ui/banner';
import { Card, CardHeader } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { loadStack } from '@/server/drift/loaders';
import type { StackDetail } from '@/server/drift/types';

export const metadata: Metadata = { title: 'Stack' };

export default async function StackPage({ params }: { params: Promise<{ id: string }> }) {
  const stack = await loadStack((await params).id);
  if (!stack) notFound();
  return (
    <div className="grid grid-cols-1 gap-4">
      <LiveRefresh channels={['drift']} wait={1000} />
      <PageHeader
        eyebrow={
          <Link href="/drift" className="rounded underline-offset-4 hover:text-ink hover:underline">
            Drift
          </Link>
        }
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="min-w-0 break-all">{stack.stackName}</span>
            <DriftStatusBadge status={stack.driftStatus} />
            {stack.running && <RunningBadge status={stack.running.status} />}
          </span>
        }
        description={stack.description}
        actions={<CheckStackButton stack={stack} />}
      />
      <Notes stack={stack} />
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid grid-cols-1 gap-4">
          {stack.resources.length > 0 ? <ResourceGroups stack={stack} /> : <Nothing stack={stack} />}
          {stack.revert && (
            <Card aria-labelledby="revert-title">
              <CardHeader
                id="revert-title"
                title="Back to the template"
                description="A change set that undoes the drift, to be read before it is run. CloudLens never runs it: its role only reads."
              />
              <div className="px-4 pb-4">
                <CodeBlock code={stack.revert} label="commands that revert the drift" />
              </div>
            </Card>
          )}
        </div>
        <div className="grid grid-cols-1 gap-4">
          <StackFacts stack={stack} />
          <StackHistory history={stack.history} />
        </div>
      </div>
    </div>
  );
}

/** What keeps the answer from being a full one. */
function Notes({ stack }: { stack: StackDetail }) {
  const { detection, counts, driftStatus, notCheckable, ignored } = stack;
  return (
    <>
      {notCheckable && <Banner tone="neutral" icon={CircleDashedIcon} title={notCheckable} />}
      {detection?.reason && <Banner tone="warning" icon={HelpCircleIcon} title={detection.reason} />}
      {driftStatus === 'UNKNOWN' && !detection?.reason && (
        <Banner tone="warning" icon={HelpCircleIcon} title="Neither in sync nor drifted: AWS could not read everything">
          CloudFormation reads each resource with the rights of the role that asks. Give the account’s role read access to the services of
          the resources below that are unknown.
        </Banner>
      )}
      {counts !== null && counts.unchecked > 0 && (
        <Banner tone="neutral" icon={CircleDashedIcon} title={`${plural(counts.unchecked, 'resource')} of the stack not checked`}>
          CloudFormation does not check every type of resource. Nothing is known about these, whatever the others say.
        </Banner>
      )}
      {ignored > 0 && (
        <Banner tone="neutral" icon={GitCompareArrowsIcon} title={`${plural(ignored, 'drifted resource')} ignored by a rule`}>
          <Link href="/drift/rules" className="text-accent-text underline-offset-2 hover:underline">
            Ignore rules
          </Link>
        </Banner>
      )}
    </>
  );
}

function Nothing({ stack }: { stack: StackDetail }) {
  return (
    <Card>
      <EmptyState
        icon={CircleDashedIcon}
        title={stack.running ? 'CloudFormation is looking' : 'CloudLens has not looked into this stack yet'}
      >
        {stack.driftStatus === 'NOT_CHECKED'
          ? 'Nobody has looked for drift since the stack last changed, so nothing is known about it.'
          : `CloudFormation says ${stack.driftStatus} from a look that somebody else had done. Check it here to see what differs.`}
      </EmptyState>
    </Card>
  );
}
