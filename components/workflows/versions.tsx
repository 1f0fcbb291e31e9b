'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { cn } from '@/components/lib/cn';
import { settle } from '@/components/lib/settle';
import { RelativeTime } from '@/components/posture/relative-time';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { restoreWorkflowVersionAction } from '@/server/workflows/actions';
import type { WorkflowVersion } from '@/server/workflows/types';
import { diffLines } from './diff-lines';

/** What each version changed, and the way back to it. */
export function Versions({ id, versions }: { id: string; versions: readonly WorkflowVersion[] }) {
  const router = useRouter();
  const mayWrite = useCan('workflows:update');
  const [open, setOpen] = useState<number | null>(null);
  const current = versions[0]?.version;
  return (
    <ul className="divide-y">
      {versions.map((version, nth) => {
        const before = versions[nth + 1];
        return (
          <li key={version.version} className="grid gap-2 px-4 py-2.5 text-sm">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-medium">Version {version.version}</span>
              <span className="min-w-0 truncate text-ink-muted">{version.note}</span>
              <span className="ml-auto text-xs text-ink-muted">
                {version.createdBy}, <RelativeTime at={version.createdAt} />
              </span>
              {before && (
                <Button
                  size="sm"
                  aria-expanded={open === version.version}
                  onClick={() => setOpen(open === version.version ? null : version.version)}
                >
                  Changes
                </Button>
              )}
              {mayWrite && version.version !== current && (
                <ConfirmDialog
                  trigger={<Button size="sm">Restore…</Button>}
                  title={`Restore version ${version.version}?`}
                  confirm="Restore version"
                  onConfirm={async () => {
                    if (settle(await restoreWorkflowVersionAction({ id, version: version.version }), 'Version restored')) router.refresh();
                  }}
                >
                  Its script, inputs, rights and secrets become a new version.
                </ConfirmDialog>
              )}
            </div>
            {open === version.version && before && (
              // Scrolls sideways, so the keyboard must reach it.
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region
              <pre tabIndex={0} className="max-h-96 overflow-auto rounded-md border bg-sunken py-2 text-xs leading-5">
                {diffLines(textOf(before), textOf(version)).map(({ sign, text }, line) => (
                  <span
                    // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
                    key={line}
                    className={cn(
                      'block px-3',
                      sign === '+' && 'bg-pass-soft text-pass-text',
                      sign === '-' && 'bg-critical-soft text-critical-text',
                    )}
                  >
                    {sign} {text}
                  </span>
                ))}
              </pre>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** A version as text, script first. */
const textOf = ({ script, inputs, grants, secrets }: WorkflowVersion): string =>
  [
    script.trimEnd(),
    ...inputs.map((input) => `input ${JSON.stringify(input)}`),
    ...grants.map(({ actions, resources }) => `may ${actions.join(' ')} on ${resources.join(' ')}`),
    ...secrets.map((name) => `secret ${name}`),
  ].join('\n');
