'use client';

import { PlayIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { Refusal } from '@/components/form/refusal';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog';
import { Field, Input, NativeSelect } from '@/components/ui/field';
import { executeWorkflowAction } from '@/server/workflows/actions';
import type { InputValues, WorkflowDetail, WorkflowInput } from '@/server/workflows/types';

/** Asks for what the workflow needs, and starts it. */
export function RunDialog({ workflow }: { workflow: WorkflowDetail }) {
  const router = useRouter();
  const { inputs } = workflow.current;
  const [values, setValues] = useState<InputValues>({});
  const [account, setAccount] = useState(workflow.accounts[0]?.id);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  if (!useCan('runs:create')) return null;
  const start = () =>
    startTransition(async () => {
      setRefusal(null);
      const result = await executeWorkflowAction({ id: workflow.id, inputs: values, ...(account ? { awsAccountId: account } : {}) });
      if (result.ok) router.push(`/workflows/runs/${result.data.runId}`);
      else setRefusal(result.error.message);
    });
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button variant="primary">
          <PlayIcon aria-hidden="true" />
          Run…
        </Button>
      </DialogTrigger>
      <DialogContent
        title={`Run ${workflow.name}`}
        description={
          workflow.requiresApproval ? 'It waits for somebody else’s approval before it changes anything.' : `Version ${workflow.version}`
        }
      >
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            start();
          }}
        >
          {workflow.accounts.length > 0 && (
            <Field id="run-account" label="AWS account">
              <NativeSelect id="run-account" value={account} onChange={(event) => setAccount(event.target.value)}>
                {workflow.accounts.map(({ id, name, accountId }) => (
                  <option key={id} value={id}>
                    {name} ({accountId})
                  </option>
                ))}
              </NativeSelect>
            </Field>
          )}
          {inputs.map((input) => (
            <ValueField
              key={input.name}
              input={input}
              onChange={(value) =>
                setValues(({ [input.name]: _, ...rest }) => (value === undefined ? rest : { ...rest, [input.name]: value }))
              }
            />
          ))}
          <Refusal text={refusal} />
          <DialogFooter>
            <Button type="submit" variant="primary" disabled={pending}>
              {pending ? 'Starting…' : 'Run'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

function ValueField({ input, onChange }: { input: WorkflowInput; onChange: (value: string | number | boolean | undefined) => void }) {
  const id = `run-input-${input.name}`;
  const options = input.type === 'boolean' ? ['true', 'false'] : input.options;
  const take = (text: string) => {
    if (text === '') onChange(undefined);
    else if (input.type === 'number') onChange(Number(text));
    else onChange(input.type === 'boolean' ? text === 'true' : text);
  };
  return (
    <Field id={id} label={input.label || input.name}>
      {options ? (
        <NativeSelect
          id={id}
          defaultValue={input.default === undefined ? '' : String(input.default)}
          onChange={(event) => take(event.target.value)}
        >
          <option value="">{input.required ? 'Choose…' : 'None'}</option>
          {options.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </NativeSelect>
      ) : (
        <Input
          id={id}
          type={input.type === 'number' ? 'number' : 'text'}
          step="any"
          required={input.required}
          defaultValue={input.default === undefined ? '' : String(input.default)}
          onChange={(event) => take(event.target.value)}
        />
      )}
    </Field>
  );
}
