'use client';

import { useState } from 'react';
import { sendJson } from '@/components/lib/api';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast-store';
import type { AccountRef } from '@/server/posture';
import type { ExclusionView } from '@/server/scope/views';
import { ExclusionDialog } from './exclusion-dialog';
import { SaidLine } from './said-line';
import { useSend } from './use-send';

interface ExclusionRowProps {
  where: string;
  exclusion: ExclusionView;
  accounts: readonly AccountRef[];
  whole: boolean;
  mayChange: boolean;
}

export function ExclusionRow({ where, exclusion, accounts, whole, mayChange }: ExclusionRowProps) {
  const [changing, setChanging] = useState(false);
  const { send } = useSend();
  const end = async () => {
    try {
      await sendJson('DELETE', `/api/scope/exclusions/${exclusion.id}`);
      send(async () => undefined, 'Exclusion ended');
    } catch (error) {
      toast({ tone: 'danger', title: 'That did not work', description: error instanceof Error ? error.message : undefined });
    }
  };
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-2.5">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap gap-1.5">
          {patternsOf(exclusion).map(({ key, text }) => (
            <code key={key} className="rounded border bg-canvas px-1.5 py-0.5 text-xs break-all">
              {text}
            </code>
          ))}
        </p>
        <SaidLine where={where} said={exclusion} />
      </div>
      {mayChange && (
        <div className="flex gap-2">
          <Button size="sm" onClick={() => setChanging(true)}>
            Change
          </Button>
          <ConfirmDialog trigger={<Button size="sm">End</Button>} title="End the exclusion?" confirm="End exclusion" onConfirm={end}>
            What it left out is judged again, and open findings are open again.
          </ConfirmDialog>
        </div>
      )}
      {changing && <ExclusionDialog open onOpenChange={setChanging} accounts={accounts} whole={whole} exclusion={exclusion} />}
    </li>
  );
}

/** Each thing that a rule says, with the word that tells what it is about. */
function patternsOf({ resources, resourceRegex, tags, tagRegex, checks, regions, except }: ExclusionView) {
  const some = (word: string, list: readonly string[] | undefined) => {
    if (!list) return [];
    const more = list.length > 4 ? ` and ${list.length - 4} more` : '';
    return [{ key: word, text: `${word}: ${list.slice(0, 4).join(', ')}${more}` }];
  };
  return [
    ...some('resource', resources),
    ...some('expression', resourceRegex),
    ...some('tag', tags && Object.entries(tags).map(([key, value]) => `${key}=${value}`)),
    ...some('tag expression', tagRegex),
    ...some('check', checks),
    ...some('region', regions),
    ...(except ? [{ key: 'except', text: `${except.length} exception${except.length === 1 ? '' : 's'}` }] : []),
  ];
}
