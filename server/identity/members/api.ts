import { z } from 'zod';
import { defineOperation } from '@/server/http/operation';
import { emptySchema, idParams, instantSchema, listOf, pageQuery } from '@/server/http/schemas';
import { accountPermissions, roles } from '../permissions';
import { memberChangeSchema, newMemberSchema } from './schema';

const memberSchema = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    role: z.enum(roles),
    status: z.enum(['active', 'deactivated']),
    grants: z
      .array(z.object({ awsAccountId: z.uuid(), permissions: z.array(z.enum(accountPermissions)) }))
      .nullable()
      .meta({ description: 'null: all AWS accounts' }),
    twoFactorEnabled: z.boolean(),
    joinedAt: instantSchema,
    lastSeenAt: instantSchema.nullable(),
  })
  .meta({ id: 'Member' });

export const listUsers = defineOperation({
  id: 'listUsers',
  method: 'GET',
  path: '/api/admin/users',
  summary: 'List the members of your organization, with roles and the AWS accounts that they reach',
  tags: ['Members'],
  permission: 'members:read',
  query: pageQuery,
  response: listOf('users', memberSchema),
});

export const createUser = defineOperation({
  id: 'createUser',
  method: 'POST',
  path: '/api/admin/users',
  summary: 'Invite somebody, with a role and, if you like, only some AWS accounts',
  description: 'Answers with the invitation’s link, which is shown once, and mailed where mail is set up.',
  tags: ['Members'],
  permission: 'members:create',
  limit: 'expensive',
  status: 201,
  body: newMemberSchema,
  response: z.object({
    invitation: z.object({
      id: z.uuid(),
      email: z.string(),
      role: z.enum(roles),
      expiresAt: instantSchema,
      link: z.string(),
      mailed: z.boolean(),
    }),
  }),
  errors: ['NOT_FOUND', 'CONFLICT', 'UNPROCESSABLE'],
  examples: {
    body: {
      email: 'ops@example.com',
      role: 'operator',
      grants: [{ awsAccountId: '6f1c1b52-8f0e-4c55-9d2b-0f7a3f6d2c11', permissions: ['findings:read', 'scans:read'] }],
    },
  },
  audit: 'invitation.create',
});

export const deleteUser = defineOperation({
  id: 'deleteUser',
  method: 'DELETE',
  path: '/api/admin/users/{id}',
  summary: 'Take a member out of your organization; their keys of it are revoked. The last admin stays',
  tags: ['Members'],
  permission: 'members:delete',
  params: idParams,
  response: emptySchema,
  errors: ['NOT_FOUND', 'CONFLICT'],
  audit: 'member.remove',
});

export const setUserPermissions = defineOperation({
  id: 'setUserPermissions',
  method: 'PUT',
  path: '/api/admin/users/{id}/permissions',
  summary: 'Change a member’s role, the AWS accounts that they reach, or both',
  description: 'Holds from their next request on, for their API keys too. What is left out stays.',
  tags: ['Members'],
  permission: 'members:update',
  params: idParams,
  body: memberChangeSchema,
  response: emptySchema,
  errors: ['NOT_FOUND', 'CONFLICT', 'UNPROCESSABLE'],
  examples: {
    body: {
      role: 'operator',
      grants: [{ awsAccountId: '6f1c1b52-8f0e-4c55-9d2b-0f7a3f6d2c11', permissions: ['findings:read', 'scans:read'] }],
    },
  },
  audit: 'member.update',
});

export const deactivateUser = defineOperation({
  id: 'deactivateUser',
  method: 'POST',
  path: '/api/admin/users/{id}/deactivate',
  summary: 'Keep a member out of your organization until they are reactivated. The last admin stays',
  description: 'Their sessions in it end at once, their tokens with them, and their keys of it are revoked for good.',
  tags: ['Members'],
  permission: 'members:update',
  params: idParams,
  response: emptySchema,
  errors: ['NOT_FOUND', 'CONFLICT', 'UNPROCESSABLE'],
  audit: 'member.deactivate',
  auditIfChanged: true,
});

export const reactivateUser = defineOperation({
  id: 'reactivateUser',
  method: 'POST',
  path: '/api/admin/users/{id}/reactivate',
  summary: 'Let a deactivated member in again, with the role and accounts that they had',
  tags: ['Members'],
  permission: 'members:update',
  params: idParams,
  response: emptySchema,
  errors: ['NOT_FOUND', 'CONFLICT'],
  audit: 'member.reactivate',
  auditIfChanged: true,
});
