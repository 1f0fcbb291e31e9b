import { z } from 'zod';
import { defineOperation } from '@/server/http/operation';
import { emptySchema, idParams, instantSchema } from '@/server/http/schemas';
import { organizationSchema, userSchema } from '../api';
import { challengeSchema } from '../second-factor/schema';
import { changePasswordSchema, forgotSchema, loginSchema, refreshSchema, registerSchema, resetSchema, verifySchema } from './schema';

const tokenPairSchema = z.object({
  accessToken: z.string().meta({ description: 'Send as `Authorization: Bearer …`' }),
  refreshToken: z.string().meta({ description: 'For POST /api/auth/refresh, once' }),
  expiresIn: z.int().meta({ description: 'Seconds that the access token is good for' }),
});

const signedInSchema = tokenPairSchema.extend({ user: userSchema, organization: organizationSchema }).meta({ id: 'SignedIn' });
const secondStepSchema = z
  .object({
    mfaRequired: z.literal(true),
    challenge: z.string().meta({ description: 'For POST /api/auth/login/second-step, within ten minutes' }),
  })
  .meta({ id: 'SecondStep' });
const verificationSentSchema = z.object({ verificationSent: z.literal(true) }).meta({ id: 'VerificationSent' });

const password = 'correct horse battery staple';
const token = 'q2V8kJ4nT0yB7cX1mW5dR9sL3hF6gP0a';

export const register = defineOperation({
  id: 'register',
  method: 'POST',
  path: '/api/auth/register',
  summary: 'Make an account, with an organization of its own or by an invitation',
  description:
    'Whether anybody may is told by `identity.signUp` of GET /api/config. Where mail is set up, the address is proven first: 202, and the account exists once the link of the mail is used.',
  tags: ['Identity'],
  permission: 'public',
  body: registerSchema,
  response: z.union([signedInSchema, secondStepSchema, verificationSentSchema]),
  status: 201,
  alsoAnswers: { 202: 'A mail asks to confirm the address' },
  errors: ['FORBIDDEN', 'CONFLICT', 'UNPROCESSABLE'],
  examples: { body: { email: 'ada@example.com', password, name: 'Ada', organizationName: 'Analytical Engines' } },
});

export const login = defineOperation({
  id: 'login',
  method: 'POST',
  path: '/api/auth/login',
  summary: 'Sign in with e-mail and password',
  description:
    'For programs: the answer carries a Bearer token and sets no cookie. Whoever has two-step sign-in sends `totp` along, or is answered with a challenge. Five wrong tries in a quarter of an hour make the next ones wait.',
  tags: ['Identity'],
  permission: 'public',
  body: loginSchema,
  response: z.union([signedInSchema, secondStepSchema]),
  errors: ['UNAUTHENTICATED', 'UNPROCESSABLE'],
  examples: { body: { email: 'admin@cloudlens.local', password } },
});

export const loginSecondStep = defineOperation({
  id: 'loginSecondStep',
  method: 'POST',
  path: '/api/auth/login/second-step',
  summary: 'Finish a sign-in with a code of the authenticator app, or a recovery code',
  tags: ['Identity'],
  permission: 'public',
  body: challengeSchema,
  response: signedInSchema,
  errors: ['UNAUTHENTICATED', 'UNPROCESSABLE'],
  examples: { body: { challenge: token, code: '492039' } },
});

export const refresh = defineOperation({
  id: 'refreshTokens',
  method: 'POST',
  path: '/api/auth/refresh',
  summary: 'Exchange a refresh token for a new pair',
  description: 'The old one is dead. Using one twice ends its session with all tokens: somebody else may have it.',
  tags: ['Identity'],
  permission: 'public',
  body: refreshSchema,
  response: tokenPairSchema,
  errors: ['UNAUTHENTICATED', 'UNPROCESSABLE'],
  examples: { body: { refreshToken: `clr_${'0aB1cD2eF3'.repeat(4)}` } },
});

export const forgotPassword = defineOperation({
  id: 'forgotPassword',
  method: 'POST',
  path: '/api/auth/forgot-password',
  summary: 'Have a link for a new password mailed',
  description: 'Answers the same whether there is such an account or not. 422 where no mail is set up: then an admin makes the link.',
  tags: ['Identity'],
  permission: 'public',
  body: forgotSchema,
  response: emptySchema,
  status: 202,
  errors: ['UNPROCESSABLE'],
  examples: { body: { email: 'ada@example.com' } },
});

export const resetPassword = defineOperation({
  id: 'resetPassword',
  method: 'POST',
  path: '/api/auth/reset-password',
  summary: 'Set a new password by a reset link; every session ends',
  tags: ['Identity'],
  permission: 'public',
  body: resetSchema,
  response: emptySchema,
  errors: ['UNPROCESSABLE'],
  examples: { body: { token, password } },
});

export const verifyEmail = defineOperation({
  id: 'verifyEmail',
  method: 'POST',
  path: '/api/auth/verify-email',
  summary: 'Confirm an e-mail address by the link of a mail',
  description: 'Finishes a sign-up and signs in, or notes that the address of an account is proven; then the answer is empty.',
  tags: ['Identity'],
  permission: 'public',
  body: verifySchema,
  response: z.union([signedInSchema, secondStepSchema, emptySchema]),
  errors: ['UNPROCESSABLE', 'CONFLICT'],
  examples: { body: { token } },
});

export const changePassword = defineOperation({
  id: 'changePassword',
  method: 'POST',
  path: '/api/auth/change-password',
  summary: 'Change your password; your other sessions end',
  tags: ['Identity'],
  permission: 'signed-in',
  body: changePasswordSchema,
  response: emptySchema,
  errors: ['UNPROCESSABLE'],
  examples: { body: { currentPassword: password, newPassword: 'wrong donkey capacitor nail' } },
  audit: 'password.change',
});

export const createResetLink = defineOperation({
  id: 'createResetLink',
  method: 'POST',
  path: '/api/admin/users/{id}/reset-link',
  summary: 'Make a link with which a member chooses a new password',
  description: 'In this answer only; good once and for an hour. Only for members of no other organization.',
  tags: ['Members'],
  permission: 'members:update',
  params: idParams,
  response: z.object({ link: z.string(), expiresAt: instantSchema }),
  status: 201,
  errors: ['NOT_FOUND', 'CONFLICT', 'UNPROCESSABLE'],
  audit: 'password.reset-link',
});
