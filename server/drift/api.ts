import { z } from 'zod';
import { stackDriftStatuses } from '@/drizzle/schema/drift';
import { sinceSchema } from '@/server/findings/schema';
import { defineOperation } from '@/server/http/operation';
import { accountRefSchema } from '@/server/http/posture-schemas';
import { cursorField, emptySchema, idParams, limitField, listField, listOf, pageQuery } from '@/server/http/schemas';
import { detectionSchema, resourceSchema, ruleSchema, stackDetailSchema, stackSchema } from './response-schemas';
import { accountNumber, checkAllSchema, ignoreRuleSchema, logicalIdSchema, rulePartsSchema, scheduleSchema, triggerSchema } from './schema';

const stackParams = z.strictObject({ id: z.string().max(100) });
const calling = [
  'NOT_FOUND',
  'INSECURE_TRUST',
  'ACCOUNT_PAUSED',
  'NOT_CONNECTED',
  'ROLE_NOT_ASSUMABLE',
  'UNPROCESSABLE',
  'UNAVAILABLE',
] as const;

export const listDriftStacks = defineOperation({
  id: 'listDriftStacks',
  method: 'GET',
  path: '/api/drift/stacks',
  summary: 'List CloudFormation stacks with their drift status, those that drifted first',
  description: 'Of all accounts and regions, as the last scan saw them and the last drift detection left them.',
  tags: ['Drift'],
  permission: 'drift:read',
  query: z.strictObject({
    accountId: listField(accountNumber),
    region: listField(z.string().min(1).max(40)),
    driftStatus: listField(z.enum(stackDriftStatuses)),
    q: z.string().max(200).optional().meta({ description: 'Text that the name holds' }),
    since: sinceSchema.optional().meta({ description: 'That were made or updated since: `24h`, `7d`, or an instant' }),
    limit: limitField,
    cursor: cursorField,
  }),
  response: listOf('stacks', stackSchema),
});

export const getDriftStack = defineOperation({
  id: 'getDriftStack',
  method: 'GET',
  path: '/api/drift/stacks/{id}',
  summary: 'Read a stack with what differs in it, who changed it, and its history',
  tags: ['Drift'],
  permission: 'drift:read',
  params: stackParams,
  response: z.object({ stack: stackDetailSchema }),
  errors: ['NOT_FOUND'],
});

export const triggerDrift = defineOperation({
  id: 'triggerDrift',
  method: 'POST',
  path: '/api/drift/trigger',
  summary: 'Have CloudFormation look for drift in a stack',
  description:
    'Asks AWS within the request, ten seconds at most. Follow the detection under its id; its results are there when it is done, mostly within minutes, within one hour at most.',
  tags: ['Drift'],
  permission: 'drift:create',
  limit: 'expensive',
  status: 202,
  body: triggerSchema,
  response: z.object({
    driftDetectionId: z.string().meta({ description: 'AWS’s id of the detection' }),
    detectionId: z.uuid().meta({ description: 'Ours; GET /api/drift/detections/{id} knows both' }),
    status: z.literal('DETECTION_IN_PROGRESS'),
    message: z.string(),
  }),
  errors: [...calling, 'DETECTION_RUNNING', 'CONFLICT'],
  audit: 'drift.detect',
  idempotent: true,
  examples: {
    body: {
      accountId: '111122223333',
      stackName: 'web-app-infrastructure',
      region: 'eu-central-1',
    },
  },
});

export const getDriftDetection = defineOperation({
  id: 'getDriftDetection',
  method: 'GET',
  path: '/api/drift/detections/{id}',
  summary: 'Read a drift detection: expected, actual and differences of each resource',
  tags: ['Drift'],
  permission: 'drift:read',
  params: idParams,
  response: z.object({
    detection: detectionSchema.extend({
      stackName: z.string(),
      stackId: z.string(),
      accountId: z.string(),
      region: z.string(),
      resources: z.array(resourceSchema),
    }),
  }),
  errors: ['NOT_FOUND'],
});

export const checkAllDrift = defineOperation({
  id: 'checkAllDrift',
  method: 'POST',
  path: '/api/drift/check-all',
  summary: 'Check the stacks of an account, or of all, a few at a time',
  description: 'Leaves out what was checked lately, what cannot have changed, and stacks in a state that CloudFormation does not check.',
  tags: ['Drift'],
  permission: 'drift:create',
  limit: 'expensive',
  status: 202,
  body: checkAllSchema,
  response: z.object({
    queued: z.int(),
    skipped: z.object({
      running: z.int(),
      recent: z.int(),
      unchanged: z.int(),
      state: z.int(),
    }),
  }),
  errors: ['NOT_FOUND'],
  audit: 'drift.check-all',
  auditIfChanged: true,
  idempotent: true,
  examples: { body: { accountId: '111122223333', region: 'eu-central-1' } },
});

export const recheckDrift = defineOperation({
  id: 'recheckDrift',
  method: 'POST',
  path: '/api/drift/stacks/{id}/recheck',
  summary: 'Check one resource of a stack now',
  tags: ['Drift'],
  permission: 'drift:create',
  limit: 'expensive',
  params: stackParams,
  body: z.strictObject({ logicalId: logicalIdSchema }),
  response: z.object({ resource: resourceSchema }),
  errors: [...calling, 'CONFLICT'],
  audit: 'drift.recheck',
  examples: { body: { logicalId: 'WebSecurityGroup' } },
});

export const listDriftSchedules = defineOperation({
  id: 'listDriftSchedules',
  method: 'GET',
  path: '/api/drift/schedules',
  summary: 'Whether each account’s stacks are checked every night',
  tags: ['Drift'],
  permission: 'drift:read',
  query: pageQuery,
  response: listOf('schedules', z.object({ account: accountRefSchema, schedule: z.enum(['nightly', 'off']) })),
});

export const putDriftSchedule = defineOperation({
  id: 'putDriftSchedule',
  method: 'PUT',
  path: '/api/drift/schedules',
  summary: 'Have an account’s stacks checked every night, or not',
  tags: ['Drift'],
  permission: 'drift:update',
  body: scheduleSchema,
  response: z.object({ schedule: z.enum(['nightly', 'off']) }),
  errors: ['NOT_FOUND'],
  audit: 'drift.schedule',
  examples: { body: { accountId: '111122223333', schedule: 'off' } },
});

export const listIgnoreRules = defineOperation({
  id: 'listIgnoreRules',
  method: 'GET',
  path: '/api/drift/ignore-rules',
  summary: 'List the rules that hide drift',
  tags: ['Drift'],
  permission: 'drift:read',
  query: pageQuery,
  response: listOf('rules', ruleSchema),
});

export const createIgnoreRule = defineOperation({
  id: 'createIgnoreRule',
  method: 'POST',
  path: '/api/drift/ignore-rules',
  summary: 'Hide some drift, with a reason, an owner and an end',
  description:
    'What it hides stays stored and is shown as ignored; a stack whose every difference is ignored is still said to differ from its template.',
  tags: ['Drift'],
  permission: 'drift:update',
  status: 201,
  body: ignoreRuleSchema,
  response: z.object({ id: z.uuid() }),
  errors: ['UNPROCESSABLE'],
  audit: 'drift.ignore',
  idempotent: true,
  examples: {
    body: {
      resourceType: 'AWS::AutoScaling::AutoScalingGroup',
      propertyPath: '/DesiredCapacity',
      reason: 'Set by the scaling policy',
      owner: 'platform team',
      expiresAt: '2031-01-31T00:00:00Z',
    },
  },
});

export const previewIgnoreRule = defineOperation({
  id: 'previewIgnoreRule',
  method: 'GET',
  path: '/api/drift/ignore-rules/preview',
  summary: 'See what a rule would hide of the drift that is known now',
  tags: ['Drift'],
  permission: 'drift:read',
  query: rulePartsSchema,
  response: z.object({
    differences: z.int(),
    resources: z.int(),
    stacks: z.int(),
    examples: z.array(
      z.object({
        stackId: z.string(),
        stackName: z.string(),
        logicalId: z.string(),
        resourceType: z.string(),
        path: z.string(),
      }),
    ),
  }),
  errors: ['BAD_REQUEST'],
});

export const liftIgnoreRule = defineOperation({
  id: 'liftIgnoreRule',
  method: 'DELETE',
  path: '/api/drift/ignore-rules/{id}',
  summary: 'Lift a rule',
  tags: ['Drift'],
  permission: 'drift:update',
  params: idParams,
  response: emptySchema,
  errors: ['NOT_FOUND'],
  audit: 'drift.ignore-lift',
});
