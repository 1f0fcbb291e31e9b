'use client';

import { type FormEvent, useState } from 'react';
import { aboutOnly, FindingFilters } from '@/components/findings/finding-filters';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Field, Input, NativeSelect } from '@/components/ui/field';
import { costBy, periods, topBy, topByLabel, type WidgetKind, widgetKinds } from '@/server/dashboards/constants';
import type { Widget } from '@/server/dashboards/schema';
import { widgetKindHint, widgetKindLabel, widgetTitle } from '@/server/dashboards/words';
import type { FilterChoices } from './filter-choices';
import { onlyAbout, toChosen, toStored } from './stored-filter';
import { type Draft, draftOf, toWidget } from './widget-draft';

interface WidgetDialogProps {
  /** null: a new one. */
  widget: Widget | null;
  choices: FilterChoices;
  onSave: (widget: Widget) => void;
  onClose: () => void;
}

/** Makes or changes a widget: what kind it is, of which findings, under which title. */
export function WidgetDialog({ widget, choices, onSave, onClose }: WidgetDialogProps) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(widget, choices.frameworks[0]?.id ?? ''));
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const made = toWidget(draft);
  const filters = draft.kind === 'count' || draft.kind === 'top' || draft.kind === 'trend';
  function submit(event: FormEvent) {
    event.preventDefault();
    onSave(made);
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={widget ? 'Change the widget' : 'Add a widget'} className="sm:max-w-2xl">
        <form onSubmit={submit} className="grid gap-4">
          <Field id="widget-kind" label="Shows" hint={widgetKindHint[draft.kind]}>
            <NativeSelect id="widget-kind" value={draft.kind} onChange={(event) => set({ kind: event.target.value as WidgetKind })}>
              {widgetKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {widgetKindLabel[kind]}
                </option>
              ))}
            </NativeSelect>
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            {draft.kind === 'top' && (
              <>
                <Choice
                  id="widget-by"
                  label="Grouped by"
                  value={draft.by}
                  onChange={(by) => set({ by: topBy.find((each) => each === by) ?? 'check' })}
                >
                  {topBy.map((by) => [by, topByLabel[by]])}
                </Choice>
                <Choice id="widget-limit" label="How many" value={String(draft.limit)} onChange={(limit) => set({ limit: Number(limit) })}>
                  {[3, 5, 10, 15, 20].map((limit) => [String(limit), String(limit)])}
                </Choice>
              </>
            )}
            {draft.kind === 'compliance' && (
              <Choice id="widget-framework" label="Framework" value={draft.framework} onChange={(framework) => set({ framework })}>
                {choices.frameworks.map(({ id, name }) => [id, name])}
              </Choice>
            )}
            {draft.kind === 'cost' && (
              <Choice
                id="widget-cost"
                label="Told by"
                value={draft.costBy}
                onChange={(by) => set({ costBy: costBy.find((each) => each === by) ?? 'service' })}
              >
                {costBy.map((by) => [by, by === 'service' ? 'Service' : 'Account'])}
              </Choice>
            )}
            {(draft.kind === 'cost' || draft.kind === 'trend') && (
              <Choice
                id="widget-days"
                label="Reaches back"
                value={String(draft.days)}
                onChange={(days) => set({ days: periods.find((each) => String(each) === days) ?? 30 })}
              >
                {periods.map((days) => [String(days), `${days} days`])}
              </Choice>
            )}
          </div>
          {filters && (
            <fieldset className="grid min-w-0 gap-1.5">
              <legend className="mb-1.5 text-xs font-medium">Of these findings</legend>
              <FindingFilters
                {...choices}
                filters={toChosen(draft.kind === 'trend' ? onlyAbout(draft.filter) : draft.filter)}
                without={draft.kind === 'trend' ? aboutOnly : []}
                onChange={(change) => set({ filter: change ? toStored({ ...toChosen(draft.filter), ...change }) : {} })}
              />
            </fieldset>
          )}
          <Field id="widget-title" label="Title" hint="Empty: one is made from what it shows">
            <Input
              id="widget-title"
              value={draft.title}
              maxLength={80}
              placeholder={widgetTitle({ ...made, title: '' })}
              onChange={(event) => set({ title: event.target.value })}
            />
          </Field>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary">
              {widget ? 'Save' : 'Add'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

interface ChoiceProps {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Values with what they are called. */
  children: readonly (readonly [string, string])[];
}

function Choice({ id, label, value, onChange, children }: ChoiceProps) {
  return (
    <Field id={id} label={label}>
      <NativeSelect id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {children.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </NativeSelect>
    </Field>
  );
}
