import { z } from 'zod';
import { defineOperation } from '../http/operation';
import { emptySchema, idParams, instantSchema, listOf, pageQuery } from '../http/schemas';
import { deletionSchema, newOrganizationSchema, organizationChangeSchema } from './organizations/schema';
import { roles, scopes } from './permissions';

const providerSchema = z.enum(['local', 'clerk', 'workos']);

export const userSchema = z
  .object({ id: z.uuid(), email: z.string(), name: z.string(), role: z.enum(roles), organizationId: z.uuid(), provider: providerSchema })
  .meta({ id: 'User' });

export const organizationSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    slug: z.string(),
    createdAt: instantSchema,
    counts: z.object({ members: z.int(), awsAccounts: z.int() }),
  })
  .meta({ id: 'Organization' });

export const logout = defineOperation({
  id: 'logout',
  method: 'POST',
  path: '/api/auth/logout',
  summary: 'End the session, its cookie and its tokens',
  tags: ['Identity'],
  permission: 'signed-in',
  withoutSecondFactor: true,
  response: emptySchema,
  errors: ['UNPROCESSABLE'],
  audit: 'session.end',
});

export const verifyToken = defineOperation({
  id: 'verifyToken',
  method: 'GET',
  path: '/api/auth/verify-token',
  summary: 'Say whether the token, key or cookie sent along is valid, and until when',
  tags: ['Identity'],
  permission: 'signed-in',
  withoutSecondFactor: true,
  response: z.object({
    valid: z.literal(true),
    expiresAt: instantSchema.nullable().meta({ description: 'null: an API key without end' }),
    user: userSchema,
  }),
});

export const me = defineOperation({
  id: 'getMe',
  method: 'GET',
  path: '/api/auth/me',
  summary: 'Who is asking',
  tags: ['Identity'],
  permission: 'signed-in',
  withoutSecondFactor: true,
  response: z.object({ user: userSchema }),
});

export const organization = defineOperation({
  id: 'getOrganization',
  method: 'GET',
  path: '/api/auth/organization',
  summary: "The caller's organization",
  tags: ['Identity'],
  permission: 'organization:read',
  response: z.object({ organization: organizationSchema }),
});

export const updateOrganization = defineOperation({
  id: 'updateOrganization',
  method: 'PATCH',
  path: '/api/auth/organization',
  summary: 'Rename your organization',
  tags: ['Identity'],
  permission: 'organization:update',
  body: organizationChangeSchema,
  response: z.object({ organization: organizationSchema }),
  examples: { body: { name: 'Lumen Shop' } },
  audit: 'organization.update',
});

export const createOrganization = defineOperation({
  id: 'createOrganization',
  method: 'POST',
  path: '/api/auth/organization',
  summary: 'Make another organization, and go on in it as its admin',
  description: 'In a session that CloudLens keeps. Where nobody may sign up, only admins make organizations.',
  tags: ['Identity'],
  permission: 'signed-in',
  limit: 'expensive',
  body: newOrganizationSchema,
  response: z.object({ organizationId: z.uuid() }),
  status: 201,
  errors: ['FORBIDDEN', 'UNPROCESSABLE'],
  examples: { body: { name: 'Lumen Labs' } },
  audit: 'organization.create',
});

export const deleteOrganization = defineOperation({
  id: 'deleteOrganization',
  method: 'DELETE',
  path: '/api/auth/organization',
  summary: 'Delete your organization: at once for everybody in it, and some days later for good',
  description: 'Asks for the organization’s name, and for a proof of identity within the last ten minutes (POST /api/auth/reauthenticate).',
  tags: ['Identity'],
  permission: 'organization:delete',
  body: deletionSchema,
  response: z.object({ erasedAfter: instantSchema.meta({ description: 'From then on its rows are erased' }) }),
  errors: ['REAUTHENTICATION_REQUIRED', 'UNPROCESSABLE'],
  examples: { body: { name: 'Lumen Labs' } },
  audit: 'organization.delete',
});

const apiKeySchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    prefix: z.string().meta({ description: 'The public beginning of the key' }),
    scopes: z.array(z.string()),
    owner: z.string().meta({ description: 'E-mail of the person it acts for' }),
    createdAt: instantSchema,
    expiresAt: instantSchema.nullable(),
    lastUsedAt: instantSchema.nullable(),
  })
  .meta({ id: 'ApiKey' });

export const listKeys = defineOperation({
  id: 'listKeys',
  method: 'GET',
  path: '/api/keys',
  summary: 'List API keys: all of the organization for admins, else your own',
  tags: ['API keys'],
  permission: 'keys:read',
  query: pageQuery,
  response: listOf('keys', apiKeySchema),
});

export const createKey = defineOperation({
  id: 'createKey',
  method: 'POST',
  path: '/api/keys',
  summary: 'Create an API key',
  description: 'The key itself is in this answer only. It acts for you, within its scopes and your role.',
  tags: ['API keys'],
  permission: 'keys:create',
  body: z.strictObject({
    name: z.string().trim().min(1).max(80),
    scopes: z.array(z.enum(scopes)).min(1).max(scopes.length),
    expiresAt: instantSchema.optional(),
  }),
  response: apiKeySchema.extend({ key: z.string() }),
  status: 201,
  errors: ['UNPROCESSABLE'],
  examples: { body: { name: 'CI', scopes: ['scans:create', 'findings:read'] } },
  audit: 'key.create',
});

export const revokeKey = defineOperation({
  id: 'revokeKey',
  method: 'DELETE',
  path: '/api/keys/{id}',
  summary: 'Revoke an API key, at once and for good',
  tags: ['API keys'],
  permission: 'keys:delete',
  params: idParams,
  response: emptySchema,
  errors: ['NOT_FOUND'],
  audit: 'key.revoke',
});
