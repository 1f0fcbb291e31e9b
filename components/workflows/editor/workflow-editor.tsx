'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useState, useTransition } from 'react';
import { Refusal } from '@/components/form/refusal';
import { formatInstant } from '@/components/lib/format';
import { AccountLabel } from '@/components/posture/account-label';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { Field, fieldNotes, Input, NativeSelect, Textarea } from '@/components/ui/field';
import { toast } from '@/components/ui/toast-store';
import type { AccountRef } from '@/server/posture';
import { createWorkflowAction, updateWorkflowAction } from '@/server/workflows/actions';
import { kindWords } from '@/server/workflows/constants';
import { nextTime } from '@/server/workflows/next-time';
import type { AwsGrant, RuntimeMapping, WorkflowInput, WorkflowKind } from '@/server/workflows/types';
import { GrantsEditor } from './grants-editor';
import { InputsBuilder } from './inputs-builder';
import { ScriptEditor } from './script-editor';

export interface Draft {
  id: string | null;
  name: string;
  description: string;
  kind: WorkflowKind;
  script: string;
  inputs: WorkflowInput[];
  grants: AwsGrant[];
  secrets: string[];
  awsAccountIds: string[];
  mappingId: string | null;
  schedule: string;
  requiresApproval: boolean;
  approveScheduled: boolean;
}

interface WorkflowEditorProps {
  draft: Draft;
  mappings: readonly RuntimeMapping[];
  accounts: readonly AccountRef[];
  /** Names of the secrets that there are. */
  secretNames: readonly string[];
}

/** Writes a workflow: a new one, or the next version of one that is there. */
export function WorkflowEditor({ draft, mappings, accounts, secretNames }: WorkflowEditorProps) {
  const router = useRouter();
  const mayWrite = useCan(draft.id ? 'workflows:update' : 'workflows:create');
  const [now, setNow] = useState(draft);
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const set = (change: Partial<Draft>) => setNow((before) => ({ ...before, ...change }));
  const save = () =>
    startTransition(async () => {
      setRefusal(null);
      const { id, kind, schedule, ...rest } = now;
      const fields = { ...rest, schedule: schedule.trim() || null, ...(note ? { note } : {}) };
      if (id) {
        const result = await updateWorkflowAction({ id, ...fields });
        if (!result.ok) return setRefusal(result.error.message);
        setNote('');
        toast({ tone: 'success', title: `Saved as version ${result.data.version}` });
        return router.refresh();
      }
      const result = await createWorkflowAction({ kind, ...fields });
      if (!result.ok) return setRefusal(result.error.message);
      router.push(`/workflows/${result.data.id}`);
    });
  return (
    <form
      className="grid grid-cols-1 gap-4"
      aria-label="Workflow"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Card className="grid gap-3 p-4">
        <div className="grid grid-cols-1 items-start gap-3 sm:grid-cols-[2fr_1fr_1fr]">
          <Field id="workflow-name" label="Name">
            <Input id="workflow-name" required maxLength={120} value={now.name} onChange={(event) => set({ name: event.target.value })} />
          </Field>
          <Field id="workflow-kind" label="Kind" hint={kindWords[now.kind].what}>
            <NativeSelect
              id="workflow-kind"
              aria-describedby={fieldNotes('workflow-kind')}
              value={now.kind}
              disabled={now.id !== null}
              onChange={(event) => set({ kind: event.target.value as WorkflowKind, mappingId: null })}
            >
              {Object.entries(kindWords).map(([kind, { label }]) => (
                <option key={kind} value={kind}>
                  {label}
                </option>
              ))}
            </NativeSelect>
          </Field>
          <Field id="workflow-runtime" label="Runtime">
            <NativeSelect
              id="workflow-runtime"
              value={now.mappingId ?? `builtin-${now.kind}`}
              onChange={(event) => set({ mappingId: event.target.value })}
            >
              {mappings
                .filter(({ kind }) => kind === now.kind)
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
            </NativeSelect>
          </Field>
        </div>
        <Field id="workflow-description" label="What it is for">
          <Textarea
            id="workflow-description"
            className="min-h-12"
            maxLength={1000}
            value={now.description}
            onChange={(event) => set({ description: event.target.value })}
          />
        </Field>
        <ScriptEditor kind={now.kind} value={now.script} onChange={(script) => set({ script })} readOnly={!mayWrite} />
      </Card>
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <Part title="Inputs" description="Asked for when it is started. The script finds them in its environment and in inputs.json.">
          <InputsBuilder inputs={now.inputs} onChange={(inputs) => set({ inputs })} />
        </Part>
        <Part
          title="What it may do in AWS"
          description="Short-lived credentials, cut to these actions. {name} stands for an input’s value."
        >
          <GrantsEditor grants={now.grants} onChange={(grants) => set({ grants })} />
        </Part>
        <Part title="AWS accounts" description="Where it may run. Without one it has no AWS access.">
          <Choices
            empty="No account is connected yet."
            options={accounts.map((account) => ({ id: account.id, name: account.name, label: <AccountLabel account={account} showId /> }))}
            chosen={now.awsAccountIds}
            onChange={(awsAccountIds) => set({ awsAccountIds })}
          />
        </Part>
        <Part title="Secrets" description="Handed in as files, /run/secrets/<NAME>, and masked in the log.">
          <Choices
            empty="No secret is stored yet: add one under Runtimes and secrets."
            options={secretNames.map((name) => ({ id: name, name, label: <code className="text-xs">{name}</code> }))}
            chosen={now.secrets}
            onChange={(secrets) => set({ secrets })}
          />
        </Part>
        <Part title="When it runs" description="Five fields of cron, in UTC. Empty: only when somebody starts it.">
          <ScheduleField value={now.schedule} onChange={(schedule) => set({ schedule })} />
          <Choice
            label="Waits for approval by somebody else"
            checked={now.requiresApproval}
            onChange={(requiresApproval) => set({ requiresApproval })}
          />
          <Choice
            label="Scheduled runs go on without approval"
            checked={now.approveScheduled}
            onChange={(approveScheduled) => set({ approveScheduled })}
          />
        </Part>
      </div>
      <Refusal text={refusal} />
      {mayWrite && (
        <div className="sticky bottom-0 z-10 -mx-1 flex flex-wrap items-center gap-2 border-t bg-canvas px-1 py-3">
          {now.id && (
            <Input
              aria-label="What this version is about"
              className="min-w-40 flex-1"
              placeholder="What this version is about"
              value={note}
              maxLength={500}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
          <Button type="submit" variant="primary" disabled={pending} className="ml-auto">
            {pending ? 'Saving…' : now.id ? 'Save' : 'Create workflow'}
          </Button>
        </div>
      )}
    </form>
  );
}

function Part({ title, description, children }: { title: string; description: string; children: ReactNode }) {
  return (
    <Card>
      <CardHeader title={title} description={description} />
      <div className="grid gap-2.5 px-4 pb-4">{children}</div>
    </Card>
  );
}

function Choice({ label, checked, onChange }: { label: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is a button that carries the name itself
    <label className="flex items-center gap-2.5 text-sm">
      <Checkbox aria-label={label} checked={checked} onCheckedChange={(now) => onChange(now === true)} />
      {label}
    </label>
  );
}

interface ChoicesProps {
  options: { id: string; name: string; label: ReactNode }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  empty: string;
}

function Choices({ options, chosen, onChange, empty }: ChoicesProps) {
  if (options.length === 0) return <p className="text-sm text-ink-muted">{empty}</p>;
  return (
    <ul className="grid max-h-56 gap-2 overflow-y-auto">
      {options.map(({ id, name, label }) => (
        <li key={id}>
          {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is a button that carries the name itself */}
          <label className="flex items-center gap-2.5 text-sm">
            <Checkbox
              aria-label={name}
              checked={chosen.includes(id)}
              onCheckedChange={(checked) => onChange(checked === true ? [...chosen, id] : chosen.filter((each) => each !== id))}
            />
            {label}
          </label>
        </li>
      ))}
    </ul>
  );
}

function ScheduleField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const next = value.trim() ? nextTime(value.trim()) : null;
  const says = value.trim() === '' ? 'Not scheduled' : next ? `Next: ${formatInstant(next.toISOString())}` : 'Not a schedule yet';
  return (
    <Field id="workflow-schedule" label="Schedule" hint={<span suppressHydrationWarning>{says}</span>}>
      <Input
        id="workflow-schedule"
        className="font-mono"
        placeholder="0 3 * * 1"
        aria-describedby={fieldNotes('workflow-schedule')}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
