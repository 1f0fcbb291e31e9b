'use server';

import { z } from 'zod';
import { action } from '@/server/action';
import { createBudget, deleteBudget, updateBudget } from './budgets/mutations';
import { giveFeedback } from './detect/data';
import { requestRefresh } from './fetch/queue';
import { budgetSchema, feedbackSchema, settingsSchema, viewSchema } from './schema';
import { updateCostSettings } from './settings/mutations';
import { deleteView, saveView } from './views/data';

const withId = z.strictObject({ id: z.uuid() });

export const refreshCostsAction = action(
  { permission: 'costs:create', input: z.strictObject({ awsAccountId: z.uuid() }), limit: 'expensive' },
  ({ actor, input }) => requestRefresh(actor, input.awsAccountId, 'user'),
);

export const saveCostSettingsAction = action({ permission: 'organization:update', input: settingsSchema }, ({ actor, input }) =>
  updateCostSettings(actor, input),
);

export const createBudgetAction = action({ permission: 'costs:create', input: budgetSchema }, ({ actor, input }) =>
  createBudget(actor, input),
);

export const updateBudgetAction = action(
  { permission: 'costs:update', input: budgetSchema.extend({ id: z.uuid() }) },
  ({ actor, input: { id, ...budget } }) => updateBudget(actor, id, budget),
);

export const deleteBudgetAction = action({ permission: 'costs:delete', input: withId }, ({ actor, input }) =>
  deleteBudget(actor, input.id),
);

export const anomalyFeedbackAction = action(
  { permission: 'costs:update', input: feedbackSchema.extend({ id: z.uuid() }) },
  ({ actor, input: { id, ...feedback } }) => giveFeedback(actor, id, feedback),
);

export const saveCostViewAction = action({ permission: 'costs:create', input: viewSchema }, ({ actor, input }) => saveView(actor, input));

export const deleteCostViewAction = action({ permission: 'costs:delete', input: withId }, ({ actor, input }) =>
  deleteView(actor, input.id),
);
