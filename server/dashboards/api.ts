import { z } from 'zod';
import { defineOperation } from '@/server/http/operation';
import { emptySchema, idParams, listOf, pageQuery } from '@/server/http/schemas';
import { dashboardSchema, widgetResultSchema } from './answers';
import { newDashboardSchema, updateDashboardSchema } from './schema';

const shared = { tags: ['Dashboards'], permission: 'findings:read' } as const;
const one = z.object({ dashboard: dashboardSchema });

const exampleWidgets = [
  { kind: 'count', key: 'urgent', title: 'Urgent', filter: { severity: ['critical', 'high'] } },
  { kind: 'top', key: 'services', width: 2, by: 'service', limit: 5 },
];

export const listDashboards = defineOperation({
  ...shared,
  id: 'listDashboards',
  method: 'GET',
  path: '/api/dashboards',
  summary: 'List your dashboards and those that are shared with the organization',
  query: pageQuery,
  response: listOf('dashboards', dashboardSchema),
});

export const createDashboard = defineOperation({
  ...shared,
  id: 'createDashboard',
  method: 'POST',
  path: '/api/dashboards',
  summary: 'Make a dashboard of widgets',
  description:
    'Sharing one takes the permission `findings:update`. What a widget shows is read for whoever looks: sharing opens no account to anybody.',
  body: newDashboardSchema,
  response: one,
  status: 201,
  errors: ['CONFLICT', 'NOT_FOUND'],
  examples: { body: { name: 'Morning look', widgets: exampleWidgets } },
  audit: 'dashboard.create',
});

export const getDashboard = defineOperation({
  ...shared,
  id: 'getDashboard',
  method: 'GET',
  path: '/api/dashboards/{id}',
  summary: 'Read a dashboard with what its widgets show',
  description: 'A widget that cannot be shown says why in `error`, and leaves the others as they are.',
  params: idParams,
  response: one.extend({ data: z.array(widgetResultSchema) }),
  errors: ['NOT_FOUND'],
});

export const updateDashboard = defineOperation({
  ...shared,
  id: 'updateDashboard',
  method: 'PATCH',
  path: '/api/dashboards/{id}',
  summary: 'Rename or share a dashboard, or change its widgets',
  description: 'By its owner; one that is shared also by admins.',
  params: idParams,
  body: updateDashboardSchema,
  response: one,
  errors: ['NOT_FOUND', 'CONFLICT'],
  examples: { body: { name: 'Evening look', widgets: exampleWidgets, revision: 1 } },
  audit: 'dashboard.update',
});

export const deleteDashboard = defineOperation({
  ...shared,
  id: 'deleteDashboard',
  method: 'DELETE',
  path: '/api/dashboards/{id}',
  summary: 'Delete a dashboard; scheduled reports of it stop',
  params: idParams,
  response: emptySchema,
  errors: ['NOT_FOUND'],
  audit: 'dashboard.delete',
});
