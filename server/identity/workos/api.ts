import { z } from 'zod';
import { defineOperation } from '../../http/operation';
import { organizationSchema, userSchema } from '../api';

export const workosExchange = defineOperation({
  id: 'exchangeWorkosToken',
  method: 'POST',
  path: '/api/auth/workos',
  summary: 'Sign in with an access token of WorkOS',
  description:
    "The token's signature (by WorkOS's published keys), issuer, client and times are checked; the answer is that of `POST /api/auth/login`.",
  tags: ['Identity'],
  permission: 'public',
  body: z.strictObject({ accessToken: z.string().min(1).max(16_384) }),
  response: z.object({
    user: userSchema,
    organization: organizationSchema,
    accessToken: z.string().meta({ description: 'Send as `Authorization: Bearer …`' }),
    refreshToken: z.string(),
    expiresIn: z.int().meta({ description: 'Seconds' }),
  }),
  errors: ['UNAUTHENTICATED', 'UNPROCESSABLE'],
  examples: { body: { accessToken: 'eyJhbGciOiJSUzI1NiIs…' } },
});

export const workosStart = defineOperation({
  id: 'startWorkosSignIn',
  method: 'GET',
  path: '/api/auth/workos/start',
  summary: "For browsers: go to WorkOS's sign-in page",
  tags: ['Identity'],
  permission: 'public',
  query: z.strictObject({ next: z.string().max(2000).optional().meta({ description: 'Page to go to afterwards, as a path' }) }),
  response: z.unknown(),
  status: 303,
  envelope: false,
  errors: ['UNPROCESSABLE'],
});

export const workosCallback = defineOperation({
  id: 'finishWorkosSignIn',
  method: 'GET',
  path: '/api/auth/workos/callback',
  summary: "For browsers: come back from WorkOS's sign-in page",
  description: 'Sets the session cookie, or leads to the sign-in page with a reason. To be given to WorkOS as redirect URI.',
  tags: ['Identity'],
  permission: 'public',
  query: z.strictObject({
    code: z.string().min(1).max(1000).optional(),
    state: z.string().min(1).max(200).optional(),
    error: z.string().max(200).optional(),
    error_description: z.string().max(1000).optional(),
  }),
  response: z.unknown(),
  status: 303,
  envelope: false,
  errors: ['UNPROCESSABLE'],
});
