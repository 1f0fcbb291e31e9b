'use client';

import { PlusIcon, SettingsIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { useCan } from '@/components/shell/actor-context';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog';
import { Field, fieldNotes, Input, NativeSelect } from '@/components/ui/field';
import { saveCostSettingsAction } from '@/server/costs/actions';
import { settingsSchema } from '@/server/costs/schema';
import type { CostSettings, Spent } from '@/server/costs/types';
import { formatMoney } from './format-money';

const parseTags = (text: string): string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);

/** Tags that resources carry, to choose by a click. */
function TagOffers({ offered, onAdd }: { offered: readonly string[]; onAdd: (key: string) => void }) {
  if (offered.length === 0) return null;
  return (
    <fieldset className="-mt-2">
      <legend className="mb-1 text-xs text-ink-muted">Carried by your resources</legend>
      <div className="flex flex-wrap gap-1.5">
        {offered.map((key) => (
          <Button key={key} size="sm" onClick={() => onAdd(key)} aria-label={`Add the tag ${key}`}>
            <PlusIcon aria-hidden="true" />
            {key}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}

/** How much may be asked, and how much of it may be paid. */
export function SettingsDialog({ settings, spent, tagsInUse }: { settings: CostSettings; spent: Spent; tagsInUse: readonly string[] }) {
  const router = useRouter();
  const mayChange = useCan('organization:update');
  const [open, setOpen] = useState(false);
  const [pending, startTransition] = useTransition();
  const [cap, setCap] = useState(String(settings.monthlyRequestCap));
  const [tagKeys, setTagKeys] = useState(settings.tagKeys.join(', '));
  const [awsAnomalies, setAwsAnomalies] = useState(settings.awsAnomalies);
  const [schedule, setSchedule] = useState(settings.schedule);
  const parsed = settingsSchema.safeParse({
    monthlyRequestCap: cap.trim() === '' ? Number.NaN : Number(cap),
    tagKeys: parseTags(tagKeys),
    awsAnomalies,
    schedule,
  });
  const errorOf = (field: string) => parsed.error?.issues.find(({ path }) => path[0] === field)?.message;
  if (!mayChange) return null;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!parsed.success) return;
    startTransition(async () => {
      if (!settle(await saveCostSettingsAction(parsed.data), 'Saved')) return;
      setOpen(false);
      router.refresh();
    });
  }

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="ghost" size="icon" aria-label="Cost settings">
          <SettingsIcon />
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Cost settings"
        description={`This month ${spent.requests} paid requests were made, ${formatMoney(spent.price, 'USD')}.`}
      >
        <form onSubmit={submit} className="grid gap-4" noValidate>
          <Field
            id="cost-cap"
            label="Paid requests a month, at most"
            hint="All accounts together, at 0.01 US dollars each. What would go beyond is refused."
            error={errorOf('monthlyRequestCap')}
          >
            <Input
              id="cost-cap"
              type="number"
              min={0}
              className="max-w-32"
              value={cap}
              onChange={(event) => setCap(event.target.value)}
              aria-describedby={fieldNotes('cost-cap')}
            />
          </Field>
          <Field
            id="cost-tags"
            label="Tags to break down by"
            hint="Separated by commas, as activated for cost allocation in AWS Billing. Each is one more request a refresh."
            error={errorOf('tagKeys')}
          >
            <Input
              id="cost-tags"
              value={tagKeys}
              onChange={(event) => setTagKeys(event.target.value)}
              placeholder="Team, Environment"
              aria-describedby={fieldNotes('cost-tags')}
            />
          </Field>
          <TagOffers
            offered={tagsInUse.filter((key) => !parseTags(tagKeys).includes(key))}
            onAdd={(key) => setTagKeys([...parseTags(tagKeys), key].join(', '))}
          />
          <Field id="cost-schedule" label="Ask Cost Explorer">
            <NativeSelect
              id="cost-schedule"
              value={schedule}
              onChange={(event) => setSchedule(event.target.value as CostSettings['schedule'])}
            >
              <option value="daily">Once a day</option>
              <option value="off">Only by hand</option>
            </NativeSelect>
          </Field>
          <div className="flex items-start gap-2 text-sm">
            <Checkbox
              id="cost-aws-anomalies"
              checked={awsAnomalies}
              onCheckedChange={(value) => setAwsAnomalies(value === true)}
              className="mt-0.5"
            />
            <label htmlFor="cost-aws-anomalies">
              Fetch AWS’s own anomalies too
              <span className="block text-xs text-ink-muted">
                One more request a refresh; needs a monitor in AWS Cost Anomaly Detection.
              </span>
            </label>
          </div>
          <DialogFooter>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" variant="primary" disabled={pending || !parsed.success}>
              {pending ? 'Saving…' : 'Save'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
