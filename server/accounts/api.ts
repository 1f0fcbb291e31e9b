import { z } from 'zod';
import { defineOperation } from '@/server/http/operation';
import { emptySchema, idParams, instantSchema, listOf, pageQuery } from '@/server/http/schemas';
import { connectSchema, issueSchema, updateAccountSchema } from './schema';
import { accountStatuses } from './types';

const texts = z.array(z.string()).readonly();

const policySchema = z
  .object({
    Version: z.literal('2012-10-17'),
    Statement: z
      .array(z.object({ Sid: z.string(), Effect: z.enum(['Allow', 'Deny']), Action: texts, Resource: z.literal('*') }))
      .readonly(),
  })
  .meta({ id: 'IamPolicy' });

const trustPolicySchema = z.object({
  Version: z.literal('2012-10-17'),
  Statement: z
    .array(
      z.object({
        Effect: z.literal('Allow'),
        Principal: z.object({ AWS: z.string() }),
        Action: z.literal('sts:AssumeRole'),
        Condition: z.object({ StringEquals: z.object({ 'sts:ExternalId': z.string() }) }),
      }),
    )
    .readonly(),
});

/** Every way to make the role, filled in. Text is to be pasted as it is. */
const roleKitSchema = z
  .object({
    cloudformationUrl: z.url().optional(),
    quickCreateUrl: z.url().optional(),
    cliCommand: z.string(),
    cloudformation: z.string(),
    terraform: z.string(),
    trustPolicy: trustPolicySchema,
    permissionPolicies: z.array(z.object({ name: z.string(), arn: z.string().optional(), document: policySchema.optional() })),
  })
  .meta({ id: 'RoleKit' });

const preflightSchema = z
  .object({
    at: instantSchema,
    region: z.string().meta({ description: 'Where the calls were made' }),
    allowed: z.int(),
    denied: z.int(),
    notTested: z.int(),
    missingActions: z.array(z.string()),
    policy: policySchema.nullable().meta({ description: 'To be attached to the role; null: nothing is known to be missing' }),
    checks: z.array(z.object({ id: z.string(), title: z.string(), missingActions: z.array(z.string()), notTested: z.array(z.string()) })),
    operations: z
      .array(
        z.object({
          operation: z.string(),
          actions: texts,
          state: z.enum(['allowed', 'denied', 'not-tested']),
          how: z.enum(['called', 'simulated']).nullable(),
          code: z.string().nullable(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'Preflight' });

const accountSchema = z
  .object({
    id: z.uuid(),
    accountId: z.string(),
    name: z.string(),
    roleArn: z.string().nullable(),
    region: z.string(),
    status: z.enum(accountStatuses),
    createdAt: instantSchema,
    kind: z.enum(['role', 'keys', 'ambient', 'sample']),
    excludedRegions: z.array(z.string()),
    schedule: z.enum(['nightly', 'off']),
    lastError: z.string().nullable(),
    trustProvenAt: instantSchema.nullable(),
    deniedOperations: z.int().nullable(),
    open: z.object({ critical: z.int(), high: z.int(), medium: z.int(), low: z.int() }),
    unknown: z.int(),
    resources: z.int(),
    activeScanId: z.uuid().nullable(),
    lastScan: z.object({ id: z.uuid(), status: z.string(), finishedAt: instantSchema.nullable() }).nullable(),
  })
  .meta({ id: 'AwsAccount' });

export const listAwsAccounts = defineOperation({
  id: 'listAwsAccounts',
  method: 'GET',
  path: '/api/aws-accounts',
  summary: 'List the connected AWS accounts',
  tags: ['Accounts'],
  permission: 'accounts:read',
  query: pageQuery,
  response: listOf('accounts', accountSchema),
});

export const issueExternalId = defineOperation({
  id: 'issueExternalId',
  method: 'POST',
  path: '/api/aws-accounts/external-ids',
  summary: 'Get the external id that the role in an account must ask for',
  tags: ['Accounts'],
  permission: 'accounts:create',
  limit: 'expensive',
  status: 201,
  body: issueSchema,
  response: z.object({
    externalId: z.string(),
    roleArn: z.string(),
    principal: z.string().nullable().meta({ description: 'Whom the role must trust; null: this installation has no AWS identity yet' }),
    template: roleKitSchema,
    expiresAt: instantSchema.meta({ description: 'Until when we wait for the role' }),
  }),
  errors: ['CONFLICT', 'OWN_ACCOUNT', 'UNPROCESSABLE'],
  audit: 'account.issue-external-id',
  auditIfChanged: true,
  examples: { body: { accountId: '111122223333', roleName: 'CloudLensScanRole' } },
});

export const connectAws = defineOperation({
  id: 'connectAws',
  method: 'POST',
  path: '/api/connect-aws',
  summary: 'Connect an AWS account by its role, after proving that only the issued external id opens it',
  tags: ['Accounts'],
  permission: 'accounts:create',
  limit: 'expensive',
  status: 201,
  body: connectSchema,
  response: z.object({
    id: z.uuid(),
    accountId: z.string(),
    name: z.string(),
    roleArn: z.string(),
    region: z.string(),
    status: z.literal('connected'),
    createdAt: instantSchema,
  }),
  errors: [
    'EXTERNAL_ID_NOT_ISSUED',
    'ROLE_NOT_ASSUMABLE',
    'ACCOUNT_MISMATCH',
    'INSECURE_TRUST',
    'TRUST_NOT_PROVEN',
    'OWN_ACCOUNT',
    'CONFLICT',
    'UNPROCESSABLE',
  ],
  audit: 'account.connect',
  examples: {
    body: {
      accountId: '111122223333',
      roleArn: 'arn:aws:iam::111122223333:role/CloudLensScanRole',
      name: 'Production',
      region: 'eu-central-1',
    },
  },
});

export const verifyAwsAccount = defineOperation({
  id: 'verifyAwsAccount',
  method: 'POST',
  path: '/api/aws-accounts/{id}/verify',
  summary: 'Prove once more that the role opens with its external id alone, and ask what it may do',
  tags: ['Accounts'],
  permission: 'accounts:update',
  limit: 'expensive',
  params: idParams,
  response: z.object({
    id: z.uuid(),
    status: z.enum(accountStatuses),
    lastError: z.string().nullable().meta({ description: 'What is wrong; null: the trust is proven' }),
    trustProvenAt: instantSchema.nullable(),
  }),
  errors: ['NOT_FOUND', 'NOT_CONNECTED', 'TRUST_NOT_PROVEN', 'ROLE_NOT_ASSUMABLE', 'UNPROCESSABLE'],
  audit: 'account.verify',
});

export const getPreflight = defineOperation({
  id: 'getPreflight',
  method: 'GET',
  path: '/api/aws-accounts/{id}/preflight',
  summary: 'What the role may do, which IAM actions it lacks and which checks that leaves unknown',
  tags: ['Accounts'],
  permission: 'accounts:read',
  limit: 'expensive',
  params: idParams,
  response: preflightSchema,
  errors: ['NOT_FOUND', 'NOT_CONNECTED', 'UNAVAILABLE'],
});

export const updateAwsAccount = defineOperation({
  id: 'updateAwsAccount',
  method: 'PATCH',
  path: '/api/aws-accounts/{id}',
  summary: 'Change an account’s name, schedule or excluded regions',
  tags: ['Accounts'],
  permission: 'accounts:update',
  params: idParams,
  body: updateAccountSchema,
  response: emptySchema,
  errors: ['NOT_FOUND'],
  audit: 'account.update',
  examples: { body: { name: 'Production', excludedRegions: ['me-south-1'] } },
});

export const deleteAwsAccount = defineOperation({
  id: 'deleteAwsAccount',
  method: 'DELETE',
  path: '/api/aws-accounts/{id}',
  summary: 'Disconnect an account and delete what was found in it',
  tags: ['Accounts'],
  permission: 'accounts:delete',
  params: idParams,
  response: emptySchema,
  errors: ['NOT_FOUND'],
  audit: 'account.remove',
});
