'use client';

import { PencilIcon, PlusIcon, Trash2Icon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { cn } from '@/components/lib/cn';
import { settle } from '@/components/lib/settle';
import { useCan } from '@/components/shell/actor-context';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { deleteBudgetAction } from '@/server/costs/actions';
import type { BudgetView } from '@/server/costs/budgets/figures';
import type { CostPageData } from '@/server/costs/report/page';
import { BudgetDialog } from './budget-dialog';
import { formatMoney } from './format-money';

const states: Readonly<Record<BudgetView['state'], { label: string; tone: BadgeTone; bar: string }>> = {
  within: { label: 'Within', tone: 'pass', bar: 'bg-pass' },
  'forecast-over': { label: 'Expected to go over', tone: 'medium', bar: 'bg-medium' },
  over: { label: 'Over', tone: 'critical', bar: 'bg-critical' },
  unknown: { label: 'Not known', tone: 'neutral', bar: 'bg-unknown' },
};

interface BudgetsCardProps {
  budgets: readonly BudgetView[];
  choices: CostPageData['choices'];
  unit: string;
}

/** How much may be spent, and how it stands. */
export function BudgetsCard({ budgets, choices, unit }: BudgetsCardProps) {
  const mayCreate = useCan('costs:create');
  return (
    <Card aria-labelledby="budgets-title">
      <CardHeader
        id="budgets-title"
        title="Budgets"
        description="Of this month"
        action={
          mayCreate && (
            <BudgetDialog
              choices={choices}
              unit={unit}
              trigger={
                <Button size="sm">
                  <PlusIcon aria-hidden="true" />
                  New budget
                </Button>
              }
            />
          )
        }
      />
      {budgets.length === 0 ? (
        <p className="px-4 pb-4 text-sm text-ink-muted">None yet. A budget tells when what is spent or foreseen crosses a line.</p>
      ) : (
        <ul className="divide-y border-t">
          {budgets.map((budget) => (
            <Budget key={budget.id} budget={budget} choices={choices} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Budget({ budget, choices }: { budget: BudgetView; choices: CostPageData['choices'] }) {
  const router = useRouter();
  const mayChange = useCan('costs:update');
  const mayDelete = useCan('costs:delete');
  const { id, name, origin, amount, unit, actual, forecast, usedPercent, state, account, service, period } = budget;
  const { label, tone, bar } = states[state];
  const about = [account?.name, service, origin === 'aws' ? `AWS Budgets, ${period.toLowerCase()}` : null].filter(Boolean).join(', ');
  return (
    <li className="grid grid-cols-1 gap-1.5 px-4 py-2.5 text-sm">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{name}</span>
          {about && <span className="block truncate text-xs text-ink-muted">{about}</span>}
        </span>
        <Badge tone={tone}>{label}</Badge>
        {mayChange && origin === 'cloudlens' && (
          <BudgetDialog
            key={JSON.stringify(budget)}
            choices={choices}
            unit={unit}
            budget={budget}
            trigger={
              <Button variant="ghost" size="icon-sm" aria-label={`Change the budget ${name}`}>
                <PencilIcon />
              </Button>
            }
          />
        )}
        {mayDelete && origin === 'cloudlens' && (
          <ConfirmDialog
            title={`Delete the budget ${name}?`}
            confirm="Delete budget"
            onConfirm={async () => {
              if (settle(await deleteBudgetAction({ id }), 'Budget deleted')) router.refresh();
            }}
            trigger={
              <Button variant="ghost" size="icon-sm" aria-label={`Delete the budget ${name}`}>
                <Trash2Icon />
              </Button>
            }
          >
            Its alerts go with it. What was spent stays known.
          </ConfirmDialog>
        )}
      </div>
      <div className="h-1.5 overflow-hidden rounded-full bg-sunken" aria-hidden="true">
        <div className={cn('h-full', bar)} style={{ width: `${Math.max(0, Math.min(100, usedPercent ?? 0))}%` }} />
      </div>
      <p className="tabular text-xs text-ink-muted">
        {actual === null ? 'Nothing is known yet' : `${formatMoney(actual, unit)} of ${formatMoney(amount, unit)} (${usedPercent}%)`}
        {forecast !== null && `, ${formatMoney(forecast, unit)} expected`}
      </p>
    </li>
  );
}
