import { z } from 'zod';
import { defineOperation } from '@/server/http/operation';
import { emptySchema, idParams, instantSchema, listOf, pageQuery } from '@/server/http/schemas';
import { connectSchema, issueSchema, updateAccountSchema } from './schema';
import { accountStatuses } from './types';

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
  }),
  errors: ['CONFLICT'],
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
  errors: ['EXTERNAL_ID_NOT_ISSUED', 'ROLE_NOT_ASSUMABLE', 'ACCOUNT_MISMATCH', 'INSECURE_TRUST', 'CONFLICT', 'UNPROCESSABLE'],
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
