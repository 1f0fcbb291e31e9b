'use server';

import { toDataURL } from 'qrcode';
import { z } from 'zod';
import { action } from '@/server/action';
import { confirmEnrolment, startEnrolment } from './enrol';
import { disableSecondFactor, regenerateRecoveryCodes, setMfaPolicy } from './manage';
import { confirmSchema, mfaPolicySchema } from './schema';

/** Begins to set up an authenticator app: the secret for typing, and a picture of it as a `data:` address. */
export const enrolAction = action({ permission: 'signed-in', withoutSecondFactor: true, input: z.void() }, async ({ actor }) => {
  const { secret, uri } = await startEnrolment(actor);
  return { secret, picture: await toDataURL(uri, { margin: 2, width: 352, errorCorrectionLevel: 'M' }) };
});

export const confirmEnrolmentAction = action(
  { permission: 'signed-in', withoutSecondFactor: true, input: confirmSchema },
  async ({ actor, input, headers }) => ({ recoveryCodes: await confirmEnrolment(actor, input.code, headers) }),
);

export const disableSecondFactorAction = action({ permission: 'signed-in', input: z.void() }, ({ actor }) => disableSecondFactor(actor));

export const regenerateRecoveryCodesAction = action({ permission: 'signed-in', input: z.void() }, async ({ actor }) => ({
  recoveryCodes: await regenerateRecoveryCodes(actor),
}));

export const setMfaPolicyAction = action({ permission: 'organization:update', input: mfaPolicySchema }, ({ actor, input }) =>
  setMfaPolicy(actor, input.required),
);
