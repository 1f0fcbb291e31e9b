'use client';

import { PlusIcon, XIcon } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Input, NativeSelect } from '@/components/ui/field';
import { inputTypes, type WorkflowInput } from '@/server/workflows/types';

const typeWords: Record<WorkflowInput['type'], string> = {
  string: 'Text',
  number: 'Number',
  boolean: 'Yes or no',
  choice: 'Choice',
  region: 'Region',
};

interface InputsBuilderProps {
  inputs: readonly WorkflowInput[];
  onChange: (inputs: WorkflowInput[]) => void;
}

const defaultOf = (type: WorkflowInput['type'], text: string): WorkflowInput['default'] => {
  if (text === '') return undefined;
  if (type === 'number') return Number(text);
  return type === 'boolean' ? text === 'true' : text;
};

/** What is asked for when the workflow is started. */
export function InputsBuilder({ inputs, onChange }: InputsBuilderProps) {
  const set = (at: number, change: Partial<WorkflowInput>) =>
    onChange(inputs.map((input, nth) => (nth === at ? { ...input, ...change } : input)));
  return (
    <div className="grid gap-2">
      {inputs.length > 0 && (
        <ul className="grid gap-2">
          {inputs.map((input, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a name is being typed, and nothing else names the row
            <li key={at} className="grid grid-cols-[1fr_auto] gap-2 rounded-md border p-2">
              <div className="grid grid-cols-1 gap-2 sm:grid-cols-3">
                <Input
                  aria-label={`Name of input ${at + 1}`}
                  value={input.name}
                  placeholder="bucket"
                  onChange={(event) => set(at, { name: event.target.value })}
                />
                <NativeSelect
                  aria-label={`Type of input ${at + 1}`}
                  value={input.type}
                  onChange={(event) => {
                    const type = event.target.value as WorkflowInput['type'];
                    set(at, { type, default: undefined, options: type === 'choice' ? ['one', 'two'] : undefined });
                  }}
                >
                  {inputTypes.map((type) => (
                    <option key={type} value={type}>
                      {typeWords[type]}
                    </option>
                  ))}
                </NativeSelect>
                <Input
                  aria-label={`Default of input ${at + 1}`}
                  value={input.default === undefined ? '' : String(input.default)}
                  placeholder={input.type === 'boolean' ? 'true or false' : 'Default'}
                  onChange={(event) => set(at, { default: defaultOf(input.type, event.target.value) })}
                />
                {input.type === 'choice' && (
                  <Input
                    aria-label={`Options of input ${at + 1}, separated by commas`}
                    className="sm:col-span-3"
                    value={input.options?.join(', ') ?? ''}
                    onChange={(event) => set(at, { options: event.target.value.split(',').map((option) => option.trim()) })}
                  />
                )}
                {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is a button that carries the name itself */}
                <label className="flex items-center gap-2 text-xs text-ink-muted sm:col-span-3">
                  <Checkbox
                    aria-label={`Input ${at + 1} is needed`}
                    checked={input.required}
                    onCheckedChange={(checked) => set(at, { required: checked === true })}
                  />
                  Needed
                  {input.name && <code className="ml-auto">$INPUT_{input.name.toUpperCase()}</code>}
                </label>
              </div>
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={`Remove input ${at + 1}`}
                onClick={() => onChange(inputs.filter((_, nth) => nth !== at))}
              >
                <XIcon />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Button size="sm" className="w-fit" onClick={() => onChange([...inputs, { name: '', type: 'string', required: true }])}>
        <PlusIcon aria-hidden="true" />
        Add an input
      </Button>
    </div>
  );
}
