'use client';

import { RefreshCwIcon } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { inventoryLink } from '@/components/inventory/inventory-link';
import { plural } from '@/components/lib/format';
import { settle } from '@/components/lib/settle';
import { RelativeTime } from '@/components/posture/relative-time';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { recheckDriftAction } from '@/server/drift/actions';
import type { DriftedResource, StackDetail } from '@/server/drift/types';
import { ResourceDriftBadge } from './drift-status';
import { IgnoreDialog } from './ignore-dialog';
import { PropertyDiff } from './property-diff';
import { TrailNote } from './trail-note';

/** Resources under what made them differ; those that do not differ are folded away. */
export function ResourceGroups({ stack }: { stack: StackDetail }) {
  const causes = [...new Set(stack.resources.map(({ cause }) => cause))];
  return (
    <div className="grid gap-4">
      {causes.map((cause) => {
        const resources = stack.resources.filter((each) => each.cause === cause);
        const open = resources.some((each) => !each.ignored && (each.driftStatus === 'MODIFIED' || each.driftStatus === 'DELETED'));
        return (
          <details key={cause} open={open} className="rounded-lg border bg-surface">
            <summary className="rounded-lg px-4 py-3 text-sm font-semibold">
              {cause} <span className="font-normal text-ink-muted">{plural(resources.length, 'resource')}</span>
            </summary>
            <ul className="divide-y border-t">
              {resources.map((resource) => (
                <li key={resource.logicalId} className="px-4 py-3">
                  <Resource stack={stack} resource={resource} />
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </div>
  );
}

function Resource({ stack, resource }: { stack: StackDetail; resource: DriftedResource }) {
  const { logicalId, resourceType, physicalId, driftStatus, statusReason, differences, onlyOrder, checkedAt } = resource;
  const differs = driftStatus === 'MODIFIED' || driftStatus === 'DELETED';
  return (
    <article aria-label={logicalId} className="grid grid-cols-1 gap-3">
      <header className="flex flex-wrap items-start gap-x-3 gap-y-1.5">
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="flex flex-wrap items-center gap-2 font-medium">
            {logicalId}
            <ResourceDriftBadge status={driftStatus} />
          </h2>
          <p className="text-xs wrap-anywhere text-ink-muted">
            {resourceType}
            {physicalId && (
              <>
                {' · '}
                <Link href={inventoryLink(physicalId)} className="rounded underline-offset-4 hover:underline">
                  {physicalId}
                </Link>
              </>
            )}
            {checkedAt && (
              <>
                {' '}
                · looked at <RelativeTime at={checkedAt} />
              </>
            )}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {driftStatus !== 'NOT_CHECKED' && driftStatus !== 'UNSUPPORTED' && <Recheck stackId={stack.id} logicalId={logicalId} />}
          {differs && !resource.ignored && (
            <IgnoreDialog
              start={{
                stackName: stack.stackName,
                resourceType,
                logicalId,
                propertyPath: differences.length === 1 ? (differences[0]?.path ?? '') : '',
              }}
            />
          )}
        </div>
      </header>
      {statusReason && <p className="text-xs text-ink-muted">AWS says: {statusReason}</p>}
      {onlyOrder && (
        <p className="text-sm text-ink-muted">Both sides hold the same, in another order. CloudFormation compares such lists in order.</p>
      )}
      {differences.length > 0 && <PropertyDiff entries={differences} before="As the template says" after="As it is" />}
      {driftStatus === 'DELETED' && <p className="text-sm">It is in the template, and gone from the account.</p>}
      {differs && <TrailNote trail={resource.trail} />}
      {(resource.expected || resource.actual) && differs && <WholeResource resource={resource} />}
    </article>
  );
}

/** Both sides in full, for who wants them. */
function WholeResource({ resource: { expected, actual } }: { resource: DriftedResource }) {
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button variant="link" size="inline" className="text-xs" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? 'Hide all properties' : 'Show all properties'}
      </Button>
      {open && (
        <div className="mt-2 grid grid-cols-1 gap-3 md:grid-cols-2">
          {expected && <CodeBlock code={JSON.stringify(expected, null, 2)} label="expected properties" />}
          {actual && <CodeBlock code={JSON.stringify(actual, null, 2)} label="actual properties" />}
        </div>
      )}
    </div>
  );
}

function Recheck({ stackId, logicalId }: { stackId: string; logicalId: string }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  if (!useCan('drift:create')) return null;
  const recheck = () =>
    startTransition(async () => {
      if (settle(await recheckDriftAction({ stackId, logicalId }), `${logicalId} was looked at`)) router.refresh();
    });
  return (
    <Button size="sm" onClick={recheck} disabled={pending}>
      <RefreshCwIcon aria-hidden="true" className={pending ? 'animate-spin' : undefined} />
      {pending ? 'Looking…' : 'Re-check now'}
    </Button>
  );
}
