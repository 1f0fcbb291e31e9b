'use server';

import { z } from 'zod';
import { action, publicAction } from '@/server/action';
import { acceptInvitation } from '../invitations/mutations';
import { invitationToken } from '../invitations/schema';
import { keepSession } from '../keep-session';
import { endOtherSessions, endOwnSession } from '../own-sessions/mutations';
import { reauthenticate } from '../recent-proof';
import { reauthenticateSchema } from '../second-factor/schema';
import { changePassword } from './change-password';
import { register } from './register';
import { requestPasswordReset, resetPassword } from './reset-password';
import { changePasswordSchema, forgotSchema, registerSchema, resetSchema, verifySchema } from './schema';
import { requestVerification, verifyEmail } from './verify-email';

/** Makes an account. `verificationSent`: it exists once the link of the mail is used. */
export const registerAction = publicAction({ input: registerSchema }, async ({ input, headers }) => {
  const outcome = await register(input, headers);
  if ('verificationSent' in outcome) return { verificationSent: true as const };
  await keepSession(outcome);
  return { verificationSent: false as const };
});

export const forgotPasswordAction = publicAction({ input: forgotSchema }, ({ input, headers }) =>
  requestPasswordReset(input.email, headers),
);

export const resetPasswordAction = publicAction({ input: resetSchema }, ({ input, headers }) =>
  resetPassword(input.token, input.password, headers),
);

/** `signedIn`: the link finished a sign-up; else it noted that an account's address is proven. */
export const verifyEmailAction = publicAction({ input: verifySchema }, async ({ input, headers }) => {
  const entered = await verifyEmail(input.token, headers);
  if (entered) await keepSession(entered);
  return { signedIn: entered !== null };
});

export const requestVerificationAction = action({ permission: 'signed-in', input: z.void(), limit: 'expensive' }, ({ actor, headers }) =>
  requestVerification(actor, headers),
);

export const acceptInvitationAction = action({ permission: 'signed-in', input: invitationToken }, ({ actor, input, headers }) =>
  acceptInvitation(actor, input.token, headers),
);

export const changePasswordAction = action({ permission: 'signed-in', input: changePasswordSchema }, async ({ actor, input, headers }) =>
  keepSession(await changePassword(actor, input, headers)),
);

/** Proves again who is there; in a session that lacks its second factor, the code is that. */
export const reauthenticateAction = action(
  { permission: 'signed-in', withoutSecondFactor: true, input: reauthenticateSchema },
  async ({ actor, input, headers }) => keepSession(await reauthenticate(actor, input, headers)),
);

export const endSessionAction = action({ permission: 'signed-in', input: z.strictObject({ id: z.uuid() }) }, ({ actor, input }) =>
  endOwnSession(actor, input.id),
);

export const endOtherSessionsAction = action({ permission: 'signed-in', input: z.void() }, ({ actor }) => endOtherSessions(actor));
