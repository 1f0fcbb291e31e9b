import { z } from 'zod';
import { deepReads } from '@/server/aws/deep-reads';
import { defineOperation } from '@/server/http/operation';
import { emptySchema, idParams, instantSchema, listOf, pageQuery } from '@/server/http/schemas';
import {
  accessKeySchema,
  ambientSchema,
  connectMembersSchema,
  connectSchema,
  deepReadsSchema,
  followSchema,
  issueSchema,
  listAccountsSchema,
  removeSchema,
  storeSchema,
  updateAccountSchema,
} from './schema';
import { accountStatuses } from './types';

const texts = z.array(z.string()).readonly();

const policySchema = z
  .object({
    Version: z.literal('2012-10-17'),
    Statement: z
      .array(z.object({ Sid: z.string(), Effect: z.enum(['Allow', 'Deny']), Action: texts, Resource: z.union([z.literal('*'), texts]) }))
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
    group: z.string().nullable(),
    tags: z.record(z.string(), z.string()),
    accessKey: z
      .object({ id: z.uuid(), last4: z.string(), createdAt: instantSchema, isDue: z.boolean().meta({ description: 'Older than 90 days' }) })
      .nullable(),
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
  query: pageQuery.extend(listAccountsSchema),
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

/** `{ account_id, role_arn }`, as the earliest clients write it. */
const earlyNames = { account_id: z.string(), role_arn: z.string().nullable() };

export const firstAwsAccount = defineOperation({
  id: 'firstAwsAccount',
  method: 'GET',
  path: '/api/aws-account',
  summary: 'Read the account that was connected first, under the earlier clients’ path',
  tags: ['Accounts'],
  permission: 'accounts:read',
  response: accountSchema.extend(earlyNames),
  errors: ['NOT_FOUND'],
});

export const storeAwsAccount = defineOperation({
  id: 'storeAwsAccount',
  method: 'POST',
  path: '/api/aws-account',
  summary: 'Connect an account by its role, under the earlier clients’ path',
  description: 'As POST /api/connect-aws, which can say more.',
  tags: ['Accounts'],
  permission: 'accounts:create',
  limit: 'expensive',
  status: 201,
  body: storeSchema,
  response: connectAws.response.extend(earlyNames),
  errors: connectAws.errors,
  audit: 'account.connect',
  examples: { body: { account_id: '111122223333', role_arn: 'arn:aws:iam::111122223333:role/CloudLensScanRole' } },
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
  summary: 'Change an account’s name, group, tags, schedule or excluded regions',
  tags: ['Accounts'],
  permission: 'accounts:update',
  params: idParams,
  body: updateAccountSchema,
  response: emptySchema,
  errors: ['NOT_FOUND'],
  audit: 'account.update',
  examples: { body: { name: 'Production', excludedRegions: ['me-south-1'] } },
});

export const setDeepReads = defineOperation({
  id: 'setDeepReads',
  method: 'PUT',
  path: '/api/aws-accounts/{id}/deep-reads',
  summary: 'Say which contents of an account may be read, to be looked through for secrets; none unless an admin says so',
  tags: ['Accounts'],
  permission: 'accounts:create',
  params: idParams,
  body: deepReadsSchema,
  response: z.object({ deepReads: z.array(z.enum(deepReads)) }),
  errors: ['NOT_FOUND'],
  audit: 'account.deep-reads',
  auditIfChanged: true,
  examples: { body: { deepReads: ['lambda-code'] } },
});

export const deleteAwsAccount = defineOperation({
  id: 'deleteAwsAccount',
  method: 'DELETE',
  path: '/api/aws-accounts/{id}',
  summary: 'Disconnect an account, and delete what was found in it or keep it',
  tags: ['Accounts'],
  permission: 'accounts:delete',
  params: idParams,
  query: removeSchema,
  response: emptySchema,
  errors: ['NOT_FOUND'],
  audit: 'account.remove',
});

export const pauseAwsAccount = defineOperation({
  id: 'pauseAwsAccount',
  method: 'POST',
  path: '/api/aws-accounts/{id}/pause',
  summary: 'Let nothing read an account until it is resumed; its scan stops at once',
  tags: ['Accounts'],
  permission: 'accounts:update',
  params: idParams,
  response: emptySchema,
  errors: ['NOT_FOUND', 'NOT_CONNECTED'],
  audit: 'account.pause',
  auditIfChanged: true,
});

export const resumeAwsAccount = defineOperation({
  id: 'resumeAwsAccount',
  method: 'POST',
  path: '/api/aws-accounts/{id}/resume',
  summary: 'Read a paused account again',
  tags: ['Accounts'],
  permission: 'accounts:update',
  params: idParams,
  response: emptySchema,
  errors: ['NOT_FOUND', 'NOT_CONNECTED'],
  audit: 'account.resume',
  auditIfChanged: true,
});

export const connectAmbient = defineOperation({
  id: 'connectAmbient',
  method: 'POST',
  path: '/api/aws-accounts/ambient',
  summary: 'Connect the account that CloudLens itself runs in, where its operator allows it',
  tags: ['Accounts'],
  permission: 'accounts:create',
  limit: 'expensive',
  status: 201,
  body: ambientSchema,
  response: z.object({ id: z.uuid(), accountId: z.string(), name: z.string(), region: z.string(), status: z.literal('connected') }),
  errors: ['AMBIENT_NOT_ALLOWED', 'ROLE_NOT_ASSUMABLE', 'CONFLICT'],
  audit: 'account.connect',
  examples: { body: { name: 'Platform' } },
});

const organizationSchema = z
  .object({
    awsAccountId: z.uuid().meta({ description: 'The connected account through which it was listed' }),
    organizationId: z.string(),
    managementAccountId: z.string(),
    follow: z.boolean().meta({ description: 'New member accounts are prepared by themselves' }),
    roleName: z.string(),
    discoveredAt: instantSchema,
    lastError: z.string().nullable(),
    members: z.array(
      z.object({
        accountId: z.string(),
        name: z.string(),
        state: z.string().meta({ description: 'As AWS says; only ACTIVE ones can be connected' }),
        joinedAt: instantSchema.nullable(),
        firstSeenAt: instantSchema,
        isManagement: z.boolean(),
        connection: z.object({ id: z.uuid(), status: z.enum(accountStatuses), lastError: z.string().nullable() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'AwsOrganization' });

export const getAwsOrganization = defineOperation({
  id: 'getAwsOrganization',
  method: 'GET',
  path: '/api/aws-accounts/{id}/organization',
  summary: 'Read the AWS organization as last listed through an account',
  tags: ['Accounts'],
  permission: 'accounts:read',
  params: idParams,
  response: z.object({ organization: organizationSchema }),
  errors: ['NOT_FOUND'],
});

export const discoverAwsOrganization = defineOperation({
  id: 'discoverAwsOrganization',
  method: 'POST',
  path: '/api/aws-accounts/{id}/organization/discover',
  summary: 'List the member accounts of an account’s AWS organization anew',
  tags: ['Accounts'],
  permission: 'accounts:create',
  limit: 'expensive',
  params: idParams,
  response: z.object({ organization: organizationSchema }),
  errors: ['NOT_FOUND', 'NOT_CONNECTED', 'ORGANIZATION_NOT_READABLE', 'UNPROCESSABLE'],
  audit: 'account.discover',
});

export const connectAwsOrganization = defineOperation({
  id: 'connectAwsOrganization',
  method: 'POST',
  path: '/api/aws-accounts/{id}/organization/connect',
  summary: 'Prepare many member accounts: each gets an external id of its own, and one script makes all roles',
  tags: ['Accounts'],
  permission: 'accounts:create',
  limit: 'expensive',
  params: idParams,
  body: connectMembersSchema,
  response: z.object({
    prepared: z.array(z.object({ accountId: z.string(), id: z.uuid() })),
    refused: z.array(z.object({ accountId: z.string(), reason: z.string() })),
    commands: z.string().nullable().meta({ description: 'A shell script for the management account; null: nothing to run' }),
  }),
  errors: ['NOT_FOUND', 'UNPROCESSABLE'],
  audit: 'account.issue-external-id',
  auditIfChanged: true,
  examples: { body: { accountIds: ['444455556666'], roleName: 'CloudLensScanRole', organizationalUnitId: 'r-ab12' } },
});

export const followAwsOrganization = defineOperation({
  id: 'followAwsOrganization',
  method: 'PATCH',
  path: '/api/aws-accounts/{id}/organization',
  summary: 'Prepare member accounts that join later by themselves, or do not',
  tags: ['Accounts'],
  permission: 'accounts:create',
  params: idParams,
  body: followSchema,
  response: emptySchema,
  errors: ['NOT_FOUND'],
  audit: 'account.follow-organization',
  examples: { body: { follow: true } },
});

const addedKeySchema = z.object({
  id: z.uuid(),
  awsAccountId: z.uuid().meta({ description: 'Our id of the connection' }),
  name: z.string(),
  accountId: z.string(),
  accessKeyIdLast4: z.string(),
  createdAt: instantSchema,
});

export const addCredential = defineOperation({
  id: 'addCredential',
  method: 'POST',
  path: '/api/scan/credentials',
  summary: 'Connect an account by an access key, or replace its key',
  description:
    'A role is safer: it has no secret that could leak. The key is proven with AWS, stored encrypted and never shown again. Of an account that is connected by key already it takes the place of the former one.',
  tags: ['Accounts'],
  permission: 'accounts:create',
  limit: 'expensive',
  status: 201,
  body: accessKeySchema,
  response: addedKeySchema,
  errors: ['KEY_REFUSED', 'OWN_ACCOUNT', 'UNPROCESSABLE', 'CONFLICT'],
  audit: 'account.add-access-key',
  examples: {
    body: { name: 'Legacy account', accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
  },
});

export const listCredentials = defineOperation({
  id: 'listCredentials',
  method: 'GET',
  path: '/api/scan/credentials',
  summary: 'List the stored access keys, without their secrets',
  tags: ['Accounts'],
  permission: 'accounts:read',
  query: pageQuery,
  response: listOf(
    'credentials',
    addedKeySchema.extend({
      accountName: z.string(),
      callerArn: z.string().meta({ description: 'Whose key it is' }),
      isTemporary: z.boolean(),
      lastUsedAt: instantSchema.nullable(),
      rotateAt: instantSchema.meta({ description: 'From then on it should be replaced' }),
      isDue: z.boolean(),
    }),
  ),
});

export const deleteCredential = defineOperation({
  id: 'deleteCredential',
  method: 'DELETE',
  path: '/api/scan/credentials/{id}',
  summary: 'Delete an access key for good; what was found with it stays',
  tags: ['Accounts'],
  permission: 'accounts:delete',
  params: idParams,
  response: emptySchema,
  errors: ['NOT_FOUND'],
  audit: 'account.delete-access-key',
});
