import { z } from 'zod';
import { accountNumber } from '@/server/drift/schema';
import { defineOperation } from '@/server/http/operation';
import { cursorField, emptySchema, idParams, limitField, listField, listOf } from '@/server/http/schemas';
import { regionSchema } from '@/server/scans/schema';
import { accessViewSchema, instanceSchema, limitsSchema, performedSchema } from './response-schemas';
import { accessSchema, actSchema, limitSchema, placeQuery, terminateSchema } from './schema';
import { instanceStateNames } from './types';

const tags = ['Operate'];
const instanceParams = z.strictObject({ id: z.string().max(60).meta({ description: 'EC2’s id of the instance, i-…' }) });
const acting = [
  'NOT_FOUND',
  'UNPROCESSABLE',
  'CONFLICT',
  'INSECURE_TRUST',
  'NOT_CONNECTED',
  'ACCOUNT_PAUSED',
  'ROLE_NOT_ASSUMABLE',
  'UNAVAILABLE',
] as const;
const place = { awsAccountId: '3f0c0a6e-4a0f-4c57-9d0e-0d9f8f6f1c11', region: 'eu-central-1' };

export const listEc2Instances = defineOperation({
  id: 'listEc2Instances',
  method: 'GET',
  path: '/api/ec2/instances',
  summary: 'List EC2 instances with their state, by name',
  description:
    'Of all accounts and regions: as the last scan saw each, or as AWS told later, after an action or when it was asked for it. `asOf` says when.',
  tags,
  permission: 'instances:read',
  query: z.strictObject({
    accountId: listField(accountNumber),
    region: listField(regionSchema),
    state: listField(z.enum(instanceStateNames)),
    q: z.string().max(200).optional().meta({ description: 'Text that the id or the name holds' }),
    limit: limitField,
    cursor: cursorField,
  }),
  response: listOf('instances', instanceSchema),
});

export const getEc2Instance = defineOperation({
  id: 'getEc2Instance',
  method: 'GET',
  path: '/api/ec2/instances/{id}',
  summary: 'Read an instance’s state from AWS now',
  description: 'Ask again every few seconds after an action until the state is no longer a passing one.',
  tags,
  permission: 'instances:read',
  params: instanceParams,
  query: placeQuery,
  response: z.object({ instance: instanceSchema }),
  errors: acting,
});

const common = { method: 'POST', tags, limit: 'expensive', params: instanceParams, status: 202, errors: acting, idempotent: true } as const;
const how =
  'Needs operating turned on for the account. With `dryRun` nothing happens: AWS says whether it would do it, and the answer tells the effects that are known.';

export const startEc2Instance = defineOperation({
  ...common,
  id: 'startEc2Instance',
  path: '/api/ec2/instances/{id}/start',
  summary: 'Start an instance',
  description: how,
  permission: 'instances:update',
  body: actSchema,
  response: performedSchema,
  audit: 'instance.start',
  auditIfChanged: true,
  examples: { body: { ...place, dryRun: false } },
});

export const stopEc2Instance = defineOperation({
  ...common,
  id: 'stopEc2Instance',
  path: '/api/ec2/instances/{id}/stop',
  summary: 'Stop an instance',
  description: how,
  permission: 'instances:update',
  body: actSchema,
  response: performedSchema,
  audit: 'instance.stop',
  auditIfChanged: true,
  examples: { body: { ...place, dryRun: true } },
});

export const rebootEc2Instance = defineOperation({
  ...common,
  id: 'rebootEc2Instance',
  path: '/api/ec2/instances/{id}/reboot',
  summary: 'Reboot an instance',
  description: `${how} AWS knows no token for a reboot: when its answer got lost, a repeat with the same Idempotency-Key is refused rather than done twice.`,
  permission: 'instances:update',
  body: actSchema,
  response: performedSchema,
  audit: 'instance.reboot',
  auditIfChanged: true,
  examples: { body: { ...place, dryRun: false } },
});

export const terminateEc2Instance = defineOperation({
  ...common,
  id: 'terminateEc2Instance',
  path: '/api/ec2/instances/{id}/terminate',
  summary: 'Terminate an instance for good',
  description: `${how} For real it takes the instance’s id once more in \`confirmation\`.`,
  permission: 'instances:delete',
  body: terminateSchema,
  response: performedSchema,
  audit: 'instance.terminate',
  auditIfChanged: true,
  examples: { body: { ...place, dryRun: false, confirmation: 'i-0123456789abcdef0' } },
});

export const getLaunchLimits = defineOperation({
  id: 'getLaunchLimits',
  method: 'GET',
  path: '/api/ec2/limits',
  summary: 'How many instances may be launched in an hour, and how many were',
  tags,
  permission: 'instances:read',
  response: limitsSchema,
});

export const putLaunchLimit = defineOperation({
  id: 'putLaunchLimit',
  method: 'PUT',
  path: '/api/ec2/limits',
  summary: 'Set how many instances may be launched in an hour',
  tags,
  permission: 'organization:update',
  body: limitSchema,
  response: limitsSchema,
  errors: ['NOT_FOUND'],
  audit: 'limit.set',
  examples: { body: { perHour: 25 } },
});

export const getOperatorAccess = defineOperation({
  id: 'getOperatorAccess',
  method: 'GET',
  path: '/api/aws-accounts/{id}/operator',
  summary: 'Whether an account may be operated, and what the operator role may do',
  tags,
  permission: 'accounts:read',
  params: idParams,
  response: z.object({ operator: accessViewSchema }),
  errors: ['NOT_FOUND'],
});

export const prepareOperator = defineOperation({
  id: 'prepareOperator',
  method: 'POST',
  path: '/api/aws-accounts/{id}/operator',
  summary: 'Prepare operating: name the role, get its external id and every way to make it',
  description: 'Operating is off until the role is proven by /verify.',
  tags,
  permission: 'accounts:create',
  limit: 'expensive',
  params: idParams,
  body: accessSchema,
  response: z.object({ operator: accessViewSchema }),
  errors: ['NOT_FOUND', 'UNPROCESSABLE', 'OWN_ACCOUNT', 'INSECURE_TRUST', 'NOT_CONNECTED', 'ACCOUNT_PAUSED'],
  audit: 'operator.prepare',
  examples: { body: { onlyTagged: true } },
});

export const verifyOperator = defineOperation({
  id: 'verifyOperator',
  method: 'POST',
  path: '/api/aws-accounts/{id}/operator/verify',
  summary: 'Prove the operator role, try each of its operations without doing it, and turn operating on',
  tags,
  permission: 'accounts:create',
  limit: 'expensive',
  params: idParams,
  response: z.object({ operator: accessViewSchema }),
  errors: [
    'NOT_FOUND',
    'UNPROCESSABLE',
    'CONFLICT',
    'INSECURE_TRUST',
    'NOT_CONNECTED',
    'ACCOUNT_PAUSED',
    'ROLE_NOT_ASSUMABLE',
    'ACCOUNT_MISMATCH',
    'TRUST_NOT_PROVEN',
  ],
  audit: 'operator.turn-on',
});

export const turnOffOperator = defineOperation({
  id: 'turnOffOperator',
  method: 'DELETE',
  path: '/api/aws-accounts/{id}/operator',
  summary: 'Turn operating off',
  tags,
  permission: 'accounts:create',
  params: idParams,
  response: emptySchema,
  errors: ['NOT_FOUND'],
  audit: 'operator.turn-off',
  auditIfChanged: true,
});
