'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { Field, Input } from '@/components/ui/field';
import { saveWorkflowSettingsAction } from '@/server/workflows/actions';
import type { WorkflowSettings } from '@/server/workflows/schema';

const maximaWords: Record<keyof WorkflowSettings['maxima'], string> = {
  cpu: 'Cores at most',
  memoryMb: 'MB of memory at most',
  pids: 'Processes at most',
  seconds: 'Seconds at most',
  outputKb: 'KiB of output at most',
};

/** How far workflows of the organization may go. */
export function Settings({ settings }: { settings: WorkflowSettings }) {
  const router = useRouter();
  const mayWrite = useCan('workflows:delete');
  const [ownApproval, setOwnApproval] = useState(settings.ownApproval);
  const [pending, startTransition] = useTransition();
  return (
    <Card aria-label="Limits">
      <CardHeader title="Limits" description="No runtime can allow more than this" />
      <form
        className="grid gap-3 px-4 pb-4"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const number = (name: string) => Number(form.get(name));
          const maxima = Object.fromEntries(
            Object.keys(maximaWords).map((name) => [name, number(name)]),
          ) as unknown as WorkflowSettings['maxima'];
          startTransition(async () => {
            if (settle(await saveWorkflowSettingsAction({ runsAtOnce: number('runsAtOnce'), ownApproval, maxima }), 'Limits saved'))
              router.refresh();
          });
        }}
      >
        <fieldset disabled={!mayWrite} className="grid grid-cols-2 gap-3 sm:grid-cols-3">
          <legend className="sr-only">Limits</legend>
          <Field id="limit-runs" label="Runs at once">
            <Input id="limit-runs" name="runsAtOnce" type="number" required defaultValue={settings.runsAtOnce} />
          </Field>
          {(Object.keys(maximaWords) as (keyof WorkflowSettings['maxima'])[]).map((name) => (
            <Field key={name} id={`limit-${name}`} label={maximaWords[name]}>
              <Input id={`limit-${name}`} name={name} type="number" step="any" required defaultValue={settings.maxima[name]} />
            </Field>
          ))}
        </fieldset>
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is a button that carries the name itself */}
        <label className="flex items-center gap-2.5 text-sm">
          <Checkbox
            aria-label="Who asked for a run may approve it"
            checked={ownApproval}
            disabled={!mayWrite}
            onCheckedChange={(checked) => setOwnApproval(checked === true)}
          />
          Who asked for a run may approve it
        </label>
        {mayWrite && (
          <Button type="submit" className="w-fit" disabled={pending}>
            {pending ? 'Saving…' : 'Save limits'}
          </Button>
        )}
      </form>
    </Card>
  );
}
