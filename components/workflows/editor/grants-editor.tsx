'use client';

import { PlusIcon, XIcon } from 'lucide-react';
import { cn } from '@/components/lib/cn';
import { formatNumber } from '@/components/lib/format';
import { Button } from '@/components/ui/button';
import { Textarea } from '@/components/ui/field';
import { changingActions, sessionPolicyAtMost, sessionPolicySize } from '@/server/workflows/access/session-policy';
import type { AwsGrant } from '@/server/workflows/types';

const lines = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

/** What the workflow may do in AWS: nothing else is possible with the session that its runs get. */
export function GrantsEditor({ grants, onChange }: { grants: readonly AwsGrant[]; onChange: (grants: AwsGrant[]) => void }) {
  const set = (at: number, change: Partial<AwsGrant>) =>
    onChange(grants.map((grant, nth) => (nth === at ? { ...grant, ...change } : grant)));
  const { characters, refusal } = sessionPolicySize(grants);
  const changing = changingActions(grants);
  return (
    <div className="grid gap-2">
      {grants.map((grant, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name while they are typed
        <div key={at} className="grid grid-cols-[1fr_auto] gap-2 rounded-md border p-2">
          <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
            <Textarea
              aria-label={`Actions of grant ${at + 1}`}
              className="min-h-16 font-mono text-xs"
              placeholder="s3:PutBucketPublicAccessBlock"
              defaultValue={grant.actions.join('\n')}
              onChange={(event) => set(at, { actions: lines(event.target.value) })}
            />
            <Textarea
              aria-label={`Resources of grant ${at + 1}`}
              className="min-h-16 font-mono text-xs"
              placeholder="arn:aws:s3:::{bucket}"
              defaultValue={grant.resources.join('\n')}
              onChange={(event) => set(at, { resources: lines(event.target.value) })}
            />
          </div>
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={`Remove grant ${at + 1}`}
            onClick={() => onChange(grants.filter((_, nth) => nth !== at))}
          >
            <XIcon />
          </Button>
        </div>
      ))}
      <div className="flex flex-wrap items-center gap-3">
        <Button size="sm" onClick={() => onChange([...grants, { actions: [], resources: ['*'] }])}>
          <PlusIcon aria-hidden="true" />
          Add actions
        </Button>
        <p className={cn('tabular text-xs', refusal ? 'text-critical-text' : 'text-ink-muted')}>
          {formatNumber(characters)} of {formatNumber(sessionPolicyAtMost)} characters of session policy
        </p>
      </div>
      {refusal && (
        <p role="alert" className="text-xs text-critical-text">
          {refusal}
        </p>
      )}
      {changing.length > 0 && (
        <p className="text-xs text-ink-muted">
          Changes things: {changing.join(', ')}. Given only where operate access is on; elsewhere the run gets what reads.
        </p>
      )}
    </div>
  );
}
