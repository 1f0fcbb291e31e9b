'use server';

import { z } from 'zod';
import { action } from '@/server/action';
import { attest, withdrawAttestation } from './attestations/mutations';
import { attestationSchema } from './attestations/schema';
import { createFramework, deleteFramework } from './custom/mutations';
import { customFrameworkSchema } from './custom/schema';

const idSchema = z.strictObject({ id: z.uuid() });

export const attestAction = action({ permission: 'findings:update', input: attestationSchema }, ({ actor, input }) => attest(actor, input));

export const withdrawAttestationAction = action({ permission: 'findings:update', input: idSchema }, ({ actor, input }) =>
  withdrawAttestation(actor, input.id),
);

export const createFrameworkAction = action({ permission: 'organization:update', input: customFrameworkSchema }, ({ actor, input }) =>
  createFramework(actor, input),
);

export const deleteFrameworkAction = action({ permission: 'organization:update', input: idSchema }, ({ actor, input }) =>
  deleteFramework(actor, input.id),
);
