import { z } from 'zod';
import { defineOperation } from '@/server/http/operation';
import { emptySchema, idParams, instantSchema, listOf, pageQuery } from '@/server/http/schemas';
import { roles } from '../permissions';
import { invitationToken, inviteSchema } from './schema';

const invitationSchema = z
  .object({
    id: z.uuid(),
    email: z.string(),
    role: z.enum(roles),
    status: z.enum(['pending', 'expired', 'accepted', 'revoked']),
    createdAt: instantSchema,
    expiresAt: instantSchema,
    inviter: z.string().meta({ description: 'E-mail of who made it' }),
  })
  .meta({ id: 'Invitation' });

export const listInvitations = defineOperation({
  id: 'listInvitations',
  method: 'GET',
  path: '/api/invitations',
  summary: 'Invitations of your organization, newest first',
  tags: ['Members'],
  permission: 'members:read',
  query: pageQuery,
  response: listOf('invitations', invitationSchema),
});

export const createInvitation = defineOperation({
  id: 'createInvitation',
  method: 'POST',
  path: '/api/invitations',
  summary: 'Invite somebody by e-mail address',
  description: 'The link is in this answer only, and mailed where mail is set up. An open invitation of the same address dies.',
  tags: ['Members'],
  permission: 'members:create',
  limit: 'expensive',
  body: inviteSchema,
  response: invitationSchema.extend({ link: z.string(), mailed: z.boolean() }),
  status: 201,
  errors: ['CONFLICT', 'UNPROCESSABLE'],
  examples: { body: { email: 'new.colleague@example.com', role: 'operator' } },
  audit: 'invitation.create',
});

export const resendInvitation = defineOperation({
  id: 'resendInvitation',
  method: 'POST',
  path: '/api/invitations/{id}/resend',
  summary: 'Make a new link for an invitation that nobody has accepted; the old link dies',
  description: 'Role and AWS accounts stay. The link is in this answer only, and mailed where mail is set up.',
  tags: ['Members'],
  permission: 'members:create',
  limit: 'expensive',
  params: idParams,
  response: invitationSchema.extend({ link: z.string(), mailed: z.boolean() }),
  errors: ['NOT_FOUND', 'CONFLICT'],
  audit: 'invitation.resend',
});

export const revokeInvitation = defineOperation({
  id: 'revokeInvitation',
  method: 'DELETE',
  path: '/api/invitations/{id}',
  summary: 'Revoke an invitation: its link stops working',
  tags: ['Members'],
  permission: 'members:delete',
  params: idParams,
  response: emptySchema,
  errors: ['NOT_FOUND', 'CONFLICT'],
  audit: 'invitation.revoke',
  auditIfChanged: true,
});

export const acceptInvitation = defineOperation({
  id: 'acceptInvitation',
  method: 'POST',
  path: '/api/invitations/accept',
  summary: 'Join the organization that invited you',
  description: 'For people with an account, signed in with the invited address. Others send `invitation` along to POST /api/auth/register.',
  tags: ['Members'],
  permission: 'signed-in',
  body: invitationToken,
  response: z.object({ organizationId: z.uuid() }),
  errors: ['UNPROCESSABLE'],
  examples: { body: { token: 'q2V8kJ4nT0yB7cX1mW5dR9sL3hF6gP0a' } },
  audit: 'invitation.accept',
});
