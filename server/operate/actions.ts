'use server';

import { z } from 'zod';
import { action } from '@/server/action';
import { prepareOperating, turnOffOperating, turnOnOperating } from './access/turn-on';
import { bulkAtMost } from './constants';
import { performInBulk, previewInBulk } from './instances/bulk';
import { readInstances } from './instances/read-instance';
import {
  accessSchema,
  bulkSchema,
  createTemplateSchema,
  createVersionSchema,
  instanceIdSchema,
  launchSchema,
  performBulkSchema,
  placeFields,
  setDefaultSchema,
  templateIdSchema,
} from './schema';
import { launchFromTemplate, rehearseLaunch } from './templates/launch';
import { createTemplate, createVersion, setDefaultVersion } from './templates/write';

const onTemplate = { templateId: templateIdSchema };

/** What an action would do to the chosen instances, asked of AWS without doing it. */
export const previewBulkAction = action({ permission: 'instances:read', input: bulkSchema, limit: 'expensive' }, ({ actor, input }) =>
  previewInBulk(actor, input.kind, input.targets),
);

export const performBulkAction = action(
  { permission: 'instances:read', input: performBulkSchema, limit: 'expensive' },
  ({ actor, input: { kind, targets, ...how } }) => performInBulk(actor, kind, targets, how),
);

const readInput = z.strictObject({ ...placeFields, ids: z.array(instanceIdSchema).min(1).max(bulkAtMost) });

/** Asked every few seconds while an instance is on its way, so it costs no more than any call. */
export const readInstancesAction = action({ permission: 'instances:read', input: readInput }, ({ actor, input }) =>
  readInstances(actor, input.awsAccountId, input.region, input.ids),
);

export const rehearseLaunchAction = action(
  { permission: 'instances:update', input: launchSchema.extend(onTemplate), limit: 'expensive' },
  ({ actor, input: { templateId, ...input } }) => rehearseLaunch(actor, templateId, input),
);

export const launchAction = action(
  { permission: 'instances:update', input: launchSchema.extend(onTemplate), limit: 'expensive' },
  ({ actor, input: { templateId, ...input } }) => launchFromTemplate(actor, templateId, input),
);

export const createTemplateAction = action(
  { permission: 'instances:update', input: createTemplateSchema, limit: 'expensive' },
  ({ actor, input }) => createTemplate(actor, input),
);

export const createVersionAction = action(
  { permission: 'instances:update', input: createVersionSchema.extend(onTemplate), limit: 'expensive' },
  ({ actor, input: { templateId, ...input } }) => createVersion(actor, templateId, input),
);

export const setDefaultVersionAction = action(
  { permission: 'instances:update', input: setDefaultSchema.extend(onTemplate), limit: 'expensive' },
  ({ actor, input: { templateId, ...input } }) => setDefaultVersion(actor, templateId, input),
);

const accessInput = accessSchema.extend({ awsAccountId: z.uuid() });

export const prepareOperatingAction = action(
  { permission: 'accounts:create', input: accessInput, limit: 'expensive' },
  async ({ actor, input: { awsAccountId, ...input } }) => {
    await prepareOperating(actor, awsAccountId, input);
    return null;
  },
);

const ofAccount = z.strictObject({ awsAccountId: z.uuid() });

export const turnOnOperatingAction = action(
  { permission: 'accounts:create', input: ofAccount, limit: 'expensive' },
  async ({ actor, input }) => {
    const { operations } = await turnOnOperating(actor, input.awsAccountId);
    return { denied: operations.filter(({ state }) => state === 'denied').length };
  },
);

export const turnOffOperatingAction = action({ permission: 'accounts:create', input: ofAccount }, async ({ actor, input }) => {
  await turnOffOperating(actor, input.awsAccountId);
  return null;
});
