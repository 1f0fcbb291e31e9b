'use server';

import { z } from 'zod';
import { action } from '@/server/action';
import { regionSchema } from '@/server/scans/schema';
import { createRule, liftRule } from './ignore/mutations';
import { checkAll } from './queue/queue-stacks';
import { setSchedule } from './queue/schedule';
import { recheckResource } from './recheck';
import { ignoreRuleSchema, logicalIdSchema, rowId, stackName } from './schema';
import { triggerDetection } from './trigger';

const triggerInput = z.strictObject({ awsAccountId: z.uuid(), stackName, region: regionSchema });

export const triggerDriftAction = action({ permission: 'drift:create', input: triggerInput, limit: 'expensive' }, ({ actor, input }) =>
  triggerDetection(actor, { ...input, trigger: 'user' }),
);

const checkAllInput = z.strictObject({ awsAccountId: z.uuid().optional(), region: regionSchema.optional(), force: z.boolean() });

export const checkAllDriftAction = action({ permission: 'drift:create', input: checkAllInput, limit: 'expensive' }, ({ actor, input }) =>
  checkAll(actor, { ...input, trigger: 'user' }),
);

const recheckInput = z.strictObject({ stackId: rowId, logicalId: logicalIdSchema });

export const recheckDriftAction = action({ permission: 'drift:create', input: recheckInput, limit: 'expensive' }, ({ actor, input }) =>
  recheckResource(actor, input.stackId, input.logicalId),
);

export const createIgnoreRuleAction = action({ permission: 'drift:update', input: ignoreRuleSchema }, ({ actor, input }) =>
  createRule(actor, input),
);

export const liftIgnoreRuleAction = action(
  { permission: 'drift:update', input: z.strictObject({ id: z.uuid() }) },
  async ({ actor, input }) => {
    await liftRule(actor, input.id);
    return null;
  },
);

const scheduleInput = z.strictObject({ awsAccountId: z.uuid(), schedule: z.enum(['nightly', 'off']) });

export const setDriftScheduleAction = action({ permission: 'drift:update', input: scheduleInput }, async ({ actor, input }) => {
  await setSchedule(actor, input.awsAccountId, input.schedule);
  return null;
});
