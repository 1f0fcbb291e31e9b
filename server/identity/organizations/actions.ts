'use server';

import { eq } from 'drizzle-orm';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { sessions } from '@/drizzle/schema/identity';
import { action, publicAction } from '@/server/action';
import { withIdentity } from '@/server/db';
import { AppError } from '@/server/errors';
import { acceptAs } from '../invitations/mutations';
import { invitationToken } from '../invitations/schema';
import { keepSession } from '../keep-session';
import { createFirstOrganization, createOrganization } from './create';
import { deleteOrganization } from './delete';
import { findHomeless } from './homeless';
import { switchOrganization } from './mutations';
import { deletionSchema, newOrganizationSchema, switchSchema } from './schema';

/** Goes on in another organization. A second factor that it demands is asked for afterwards. */
export const switchOrganizationAction = action(
  { permission: 'signed-in', withoutSecondFactor: true, input: switchSchema },
  async ({ actor, input }) => {
    await switchOrganization(actor, input.organizationId);
    return null;
  },
);

/** Makes another organization and goes on in it. */
export const createOrganizationAction = action(
  { permission: 'signed-in', input: newOrganizationSchema, limit: 'expensive' },
  ({ actor, input }) => createOrganization(actor, input.name),
);

/** Deletes the organization that one works in. */
export const deleteOrganizationAction = action({ permission: 'organization:delete', input: deletionSchema }, async ({ actor, input }) => {
  await deleteOrganization(actor, input.name);
  return null;
});

/** For people who are signed in and belong to no organization any more: their cookie says who they are. */
export const createFirstOrganizationAction = publicAction(
  { input: newOrganizationSchema, limit: 'expensive' },
  async ({ input, headers }) => {
    const person = await findHomeless(headers);
    if (!person) throw new AppError('UNAUTHENTICATED', 'Your session has ended: sign in again.');
    return createFirstOrganization(person, input.name);
  },
);

/** Lets them join the organization that invited them. */
export const joinAction = publicAction({ input: invitationToken }, async ({ input, headers }) => {
  const person = await findHomeless(headers);
  if (!person) throw new AppError('UNAUTHENTICATED', 'Your session has ended: sign in again.');
  return acceptAs({ ...person, via: 'session' }, input.token, headers);
});

/** Signs them out. */
export const leaveAction = publicAction({ input: z.void() }, async ({ headers }) => {
  const person = await findHomeless(headers);
  if (person) await withIdentity((tx) => tx.delete(sessions).where(eq(sessions.id, person.sessionId)));
  await keepSession(null);
  redirect('/');
});
