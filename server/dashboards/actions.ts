'use server';

import { z } from 'zod';
import { action } from '@/server/action';
import { createDashboard, deleteDashboard, updateDashboard } from './mutations';
import { newDashboardSchema, updateDashboardSchema } from './schema';

const permission = 'findings:read';

export const createDashboardAction = action({ permission, input: newDashboardSchema }, ({ actor, input }) => createDashboard(actor, input));

export const updateDashboardAction = action(
  { permission, input: updateDashboardSchema.extend({ dashboardId: z.uuid() }) },
  ({ actor, input: { dashboardId, ...change } }) => updateDashboard(actor, dashboardId, change),
);

export const deleteDashboardAction = action({ permission, input: z.strictObject({ dashboardId: z.uuid() }) }, ({ actor, input }) =>
  deleteDashboard(actor, input.dashboardId),
);
