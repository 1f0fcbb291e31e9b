import { z } from 'zod';
import { defineOperation } from '@/server/http/operation';
import { emptySchema, idParams } from '@/server/http/schemas';
import { confirmSchema, mfaPolicySchema, reauthenticateSchema } from './schema';

const recoveryCodesSchema = z.object({
  recoveryCodes: z.array(z.string()).meta({ description: 'Each signs in once, in place of the app. In this answer only' }),
});

export const secondFactorStatus = defineOperation({
  id: 'getSecondFactor',
  method: 'GET',
  path: '/api/auth/mfa',
  summary: 'How your two-step sign-in stands',
  tags: ['Identity'],
  permission: 'signed-in',
  withoutSecondFactor: true,
  response: z.object({ enabled: z.boolean(), required: z.boolean(), recoveryCodesLeft: z.int(), organizationRequires: z.boolean() }),
});

export const enrol = defineOperation({
  id: 'enrolSecondFactor',
  method: 'POST',
  path: '/api/auth/mfa/enrol',
  summary: 'Begin to set up an authenticator app',
  description: 'Nothing changes until a code confirms it. Needs a proof of who you are from the last ten minutes.',
  tags: ['Identity'],
  permission: 'signed-in',
  withoutSecondFactor: true,
  response: z.object({
    secret: z.string().meta({ description: 'Base32, for typing it in' }),
    uri: z.string().meta({ description: '`otpauth://totp/…`, for a QR code' }),
  }),
  errors: ['CONFLICT', 'UNPROCESSABLE', 'REAUTHENTICATION_REQUIRED'],
  audit: 'mfa.enrol',
});

export const confirm = defineOperation({
  id: 'confirmSecondFactor',
  method: 'POST',
  path: '/api/auth/mfa/confirm',
  summary: 'Switch two-step sign-in on with a first code; your other sessions end',
  tags: ['Identity'],
  permission: 'signed-in',
  withoutSecondFactor: true,
  body: confirmSchema,
  response: recoveryCodesSchema,
  errors: ['CONFLICT', 'UNPROCESSABLE', 'REAUTHENTICATION_REQUIRED'],
  examples: { body: { code: '492039' } },
  audit: 'mfa.enable',
});

export const disable = defineOperation({
  id: 'disableSecondFactor',
  method: 'POST',
  path: '/api/auth/mfa/disable',
  summary: 'Switch two-step sign-in off; your other sessions end',
  tags: ['Identity'],
  permission: 'signed-in',
  response: emptySchema,
  errors: ['UNPROCESSABLE', 'REAUTHENTICATION_REQUIRED'],
  audit: 'mfa.disable',
});

export const regenerate = defineOperation({
  id: 'regenerateRecoveryCodes',
  method: 'POST',
  path: '/api/auth/mfa/recovery-codes',
  summary: 'Replace your recovery codes',
  tags: ['Identity'],
  permission: 'signed-in',
  response: recoveryCodesSchema,
  errors: ['UNPROCESSABLE', 'REAUTHENTICATION_REQUIRED'],
  audit: 'mfa.recovery-codes',
});

export const reauthenticate = defineOperation({
  id: 'reauthenticate',
  method: 'POST',
  path: '/api/auth/reauthenticate',
  summary: 'Prove again who you are, for changes that ask for a recent proof',
  description:
    'By a code for whoever has two-step sign-in, else by the password. Good for ten minutes. In a session that lacks its second factor, the code is that.',
  tags: ['Identity'],
  permission: 'signed-in',
  withoutSecondFactor: true,
  body: reauthenticateSchema,
  response: emptySchema,
  errors: ['UNPROCESSABLE'],
  examples: { body: { password: 'correct horse battery staple' } },
  audit: 'session.confirm',
});

export const setPolicy = defineOperation({
  id: 'setMfaPolicy',
  method: 'PUT',
  path: '/api/auth/organization/mfa',
  summary: 'Say whether members must have two-step sign-in',
  description: 'Holds from the next request of each member: those without it can do nothing but set it up, and their API keys are refused.',
  tags: ['Members'],
  permission: 'organization:update',
  body: mfaPolicySchema,
  response: mfaPolicySchema,
  errors: ['UNPROCESSABLE', 'REAUTHENTICATION_REQUIRED'],
  examples: { body: { required: true } },
  audit: 'organization.update',
});

export const resetMember = defineOperation({
  id: 'resetMemberSecondFactor',
  method: 'DELETE',
  path: '/api/admin/users/{id}/mfa',
  summary: 'Take two-step sign-in from a member who lost it; their sessions end',
  description: 'Only for members of no other organization.',
  tags: ['Members'],
  permission: 'members:update',
  params: idParams,
  response: emptySchema,
  errors: ['NOT_FOUND', 'CONFLICT', 'UNPROCESSABLE'],
  audit: 'mfa.reset',
});
