'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useState, useTransition } from 'react';
import { settle } from '@/components/lib/settle';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog';
import { Field, fieldNotes, Input, NativeSelect } from '@/components/ui/field';
import { createBudgetAction, updateBudgetAction } from '@/server/costs/actions';
import type { BudgetView } from '@/server/costs/budgets/figures';
import type { CostPageData } from '@/server/costs/report/page';
import { budgetSchema } from '@/server/costs/schema';

/** `80, 100` as whole percents; whatever is no number fails the schema. */
const percents = (text: string): number[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)
    .map(Number);

interface BudgetDialogProps {
  choices: CostPageData['choices'];
  unit: string;
  /** Absent: a new one. */
  budget?: BudgetView;
  trigger: ReactNode;
}

const blank = { name: '', amount: '', accountId: '', service: '', actual: '80, 100', forecast: '100' };
const valuesOf = ({ name, amount, account, service, actualPercents, forecastPercents }: BudgetView): typeof blank => ({
  name,
  amount,
  accountId: account?.accountId ?? '',
  service: service ?? '',
  actual: actualPercents.join(', '),
  forecast: forecastPercents.join(', '),
});

/** A budget, new or to be changed. */
export function BudgetDialog({ choices, unit: ofPage, budget, trigger }: BudgetDialogProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [tried, setTried] = useState(false);
  const [pending, startTransition] = useTransition();
  const unit = budget?.unit ?? ofPage;
  const start = budget ? valuesOf(budget) : blank;
  const [values, setValues] = useState(start);
  const parsed = budgetSchema.safeParse({
    name: values.name,
    amount: values.amount,
    unit,
    ...(values.accountId && { accountId: values.accountId }),
    ...(values.service && { service: values.service }),
    actualPercents: percents(values.actual),
    forecastPercents: percents(values.forecast),
  });
  const errorOf = (field: string) => {
    const message = tried ? parsed.error?.issues.find(({ path }) => path[0] === field)?.message : undefined;
    return message && `${message[0]?.toUpperCase()}${message.slice(1)}.`;
  };
  const set = (name: keyof typeof blank) => (event: { target: { value: string } }) => setValues({ ...values, [name]: event.target.value });

  function change(next: boolean) {
    setOpen(next);
    setTried(false);
    setValues(start);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!parsed.success) return;
    startTransition(async () => {
      const done = budget
        ? settle(await updateBudgetAction({ id: budget.id, ...parsed.data }), 'Budget changed')
        : settle(await createBudgetAction(parsed.data), 'Budget set up');
      if (!done) return;
      setOpen(false);
      router.refresh();
    });
  }

  const text = (id: string, label: string, name: keyof typeof blank, field: string, hint?: string) => (
    <Field id={id} label={label} hint={hint} error={errorOf(field)}>
      <Input
        id={id}
        value={values[name]}
        onChange={set(name)}
        aria-describedby={fieldNotes(id)}
        aria-invalid={errorOf(field) !== undefined}
        autoComplete="off"
      />
    </Field>
  );

  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent
        title={budget ? 'Change the budget' : 'New monthly budget'}
        description="Each line that is crossed is told once a month, when new figures come: to whom, the rules of notifications say."
      >
        <form onSubmit={submit} className="grid gap-4" noValidate>
          {text('budget-name', 'Name', 'name', 'name')}
          {text('budget-amount', `Amount in ${unit}, a month`, 'amount', 'amount')}
          <div className="grid gap-4 sm:grid-cols-2">
            <Field id="budget-account" label="Account">
              <NativeSelect id="budget-account" value={values.accountId} onChange={set('accountId')}>
                <option value="">All accounts</option>
                {choices.accounts
                  .filter(({ name }) => name !== null)
                  .map(({ accountId, name }) => (
                    <option key={accountId} value={accountId}>
                      {name}
                    </option>
                  ))}
              </NativeSelect>
            </Field>
            <Field id="budget-service" label="Service">
              <NativeSelect id="budget-service" value={values.service} onChange={set('service')}>
                <option value="">All services</option>
                {choices.services.map((service) => (
                  <option key={service}>{service}</option>
                ))}
              </NativeSelect>
            </Field>
            {text('budget-actual', 'Alert when spent, in percent', 'actual', 'actualPercents', 'Separated by commas')}
            {text('budget-forecast', 'Alert when foreseen, in percent', 'forecast', 'forecastPercents', 'Separated by commas')}
          </div>
          <DialogFooter>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" variant="primary" disabled={pending}>
              {pending ? 'Saving…' : budget ? 'Save' : 'Set up budget'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
