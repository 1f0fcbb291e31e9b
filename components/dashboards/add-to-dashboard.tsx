'use client';

import { useQuery } from '@tanstack/react-query';
import { LayoutGridIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { getAll } from '@/components/lib/api';
import { settle } from '@/components/lib/settle';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Field, fieldNotes, Input, NativeSelect } from '@/components/ui/field';
import { toast } from '@/components/ui/toast-store';
import { createDashboardAction, updateDashboardAction } from '@/server/dashboards/actions';
import { widgetsAtMost } from '@/server/dashboards/constants';
import type { Widget } from '@/server/dashboards/schema';
import type { DashboardRow } from '@/server/dashboards/types';
import { widgetTitle } from '@/server/dashboards/words';

/** One way to show what a page shows: what it is called, and the widget that it makes. */
export interface WidgetOffer {
  label: string;
  make: (title: string) => Widget;
}

interface AddToDashboardProps {
  offers: readonly WidgetOffer[];
  /** What of the page becomes a widget, in a sentence. */
  description: string;
}

/** Puts what a page shows on a dashboard of one's own, or on one that one may change. */
export function AddToDashboard({ offers, description }: AddToDashboardProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button title="Add to a dashboard" onClick={() => setOpen(true)}>
        <LayoutGridIcon aria-hidden="true" />
        <span className="max-sm:sr-only">Add to a dashboard</span>
      </Button>
      {open && <AddDialog offers={offers} description={description} onClose={() => setOpen(false)} />}
    </>
  );
}

const anew = 'new';

function AddDialog({ offers, description, onClose }: AddToDashboardProps & { onClose: () => void }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const { data, error } = useQuery({
    queryKey: ['dashboards'],
    queryFn: ({ signal }) => getAll<DashboardRow>('/api/dashboards', 'dashboards', signal),
    staleTime: 0,
  });
  const places = (data ?? []).filter(({ editable, widgets }) => editable && widgets.length < widgetsAtMost);
  const [chosen, setChosen] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [refusal, setRefusal] = useState<string | undefined>();
  const [kind, setKind] = useState(0);
  const [title, setTitle] = useState('');
  const place = chosen ?? places[0]?.id ?? anew;
  const offer = offers[kind] ?? offers[0];
  if (!offer) return null;

  function submit(event: FormEvent) {
    event.preventDefault();
    const dashboard = places.find(({ id }) => id === place);
    const widget = offer?.make(title.trim());
    if (!widget) return;
    if (!dashboard && name.trim() === '') return setRefusal('Give it a name.');
    startTransition(async () => {
      const done = settle(
        dashboard
          ? await updateDashboardAction({
              dashboardId: dashboard.id,
              widgets: [...dashboard.widgets, widget],
              revision: dashboard.revision,
            })
          : await createDashboardAction({ name: name.trim(), widgets: [widget] }),
      );
      if (!done) return;
      const { id, name: of } = done.data;
      toast({ tone: 'success', title: `Added to ‘${of}’`, action: { label: 'Open it', run: () => router.push(`/dashboards/${id}`) } });
      onClose();
    });
  }

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent title="Add to a dashboard" description={description}>
        <form onSubmit={submit} className="grid gap-4" noValidate>
          <Field id="add-place" label="Dashboard" error={error?.message}>
            <NativeSelect id="add-place" value={place} disabled={!data && !error} onChange={(event) => setChosen(event.target.value)}>
              {places.map(({ id, name: each, shared }) => (
                <option key={id} value={id}>
                  {each}
                  {shared ? ' (shared)' : ''}
                </option>
              ))}
              <option value={anew}>A new one</option>
            </NativeSelect>
          </Field>
          {place === anew && (
            <Field id="add-name" label="Name of the dashboard" error={refusal}>
              <Input
                id="add-name"
                value={name}
                maxLength={80}
                aria-invalid={refusal ? true : undefined}
                aria-describedby={fieldNotes('add-name')}
                onChange={(event) => setName(event.target.value)}
              />
            </Field>
          )}
          {offers.length > 1 && (
            <Field id="add-kind" label="Shows">
              <NativeSelect id="add-kind" value={String(kind)} onChange={(event) => setKind(Number(event.target.value))}>
                {offers.map(({ label }, index) => (
                  <option key={label} value={index}>
                    {label}
                  </option>
                ))}
              </NativeSelect>
            </Field>
          )}
          <Field id="add-title" label="Title" hint="Empty: one is made from what it shows">
            <Input
              id="add-title"
              value={title}
              maxLength={80}
              placeholder={widgetTitle(offer.make(''))}
              aria-describedby={fieldNotes('add-title')}
              onChange={(event) => setTitle(event.target.value)}
            />
          </Field>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" disabled={pending || (!data && !error)}>
              {pending ? 'Adding…' : 'Add'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
