import { z } from 'zod';
import type { PlanSummary } from '../types';

/** Of Terraform's JSON representation of a plan, what we read. */
const planSchema = z.object({
  resource_changes: z
    .array(z.object({ address: z.string(), mode: z.string().optional(), change: z.object({ actions: z.array(z.string()) }) }))
    .optional(),
  output_changes: z.record(z.string(), z.object({ actions: z.array(z.string()) })).optional(),
});

const shownAtMost = 200;

function actionOf(actions: readonly string[]): PlanSummary['changes'][number]['action'] | null {
  if (actions.includes('create') && actions.includes('delete')) return 'replace';
  if (actions.includes('create')) return 'create';
  if (actions.includes('delete')) return 'delete';
  if (actions.includes('update')) return 'update';
  if (actions.includes('read')) return 'read';
  return null;
}

/**
 * Counts what a plan would do, from `terraform show -json`. A replacement counts as one added and one destroyed, as Terraform counts.
 * @returns null when the text is no plan
 */
export function summarizePlan(text: string): PlanSummary | null {
  let parsed: z.output<typeof planSchema>;
  try {
    parsed = planSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
  const changes = (parsed.resource_changes ?? [])
    .filter(({ mode }) => mode !== 'data')
    .flatMap(({ address, change }) => {
      const action = actionOf(change.actions);
      return action ? [{ address, action }] : [];
    });
  const count = (...actions: string[]) => changes.filter(({ action }) => actions.includes(action)).length;
  return {
    kind: 'plan',
    add: count('create', 'replace'),
    change: count('update'),
    destroy: count('delete', 'replace'),
    outputs: Object.values(parsed.output_changes ?? {}).filter(({ actions }) => actionOf(actions) !== null).length,
    changes: changes.slice(0, shownAtMost),
  };
}

/** The plan would do nothing, so there is nothing to approve. */
export const isEmpty = ({ add, change, destroy, outputs }: PlanSummary): boolean => add + change + destroy + outputs === 0;
