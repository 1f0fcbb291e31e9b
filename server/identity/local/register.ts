import { randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { and, eq, gt } from 'drizzle-orm';
import { accounts, registrations, users } from '@/drizzle/schema/identity';
import { recordAudit } from '@/server/audit/record';
import { type Tx, withIdentity, withOrg } from '@/server/db';
import { env } from '@/server/env';
import { AppError } from '@/server/errors';
import { asOrgId } from '@/server/ids';
import { log } from '@/server/log';
import { mailIsSetUp, sendMail } from '@/server/mail/send';
import { findOpenInvitation } from '../invitations/data';
import { deadInvitation, joinByInvitation } from '../invitations/mutations';
import { insertOrganization } from '../organizations/insert-organization';
import { randomText, sha256 } from '../secret-token';
import { verifyLinkSeconds } from '../session-limits';
import { type Entered, enter } from '../sign-in';
import { countAttempt } from '../sign-in-attempts';
import { knownAddressLetter, verifyLetter } from './letters';
import { requireLocal } from './only-local';
import { requireGoodPassword } from './password-rules';
import { findPersonByEmail, normalEmail } from './person';
import { isSignUpOpen } from './sign-up';

export interface Registration {
  email: string;
  password: string;
  name?: string | undefined;
  organizationName?: string | undefined;
  /** Token of an invitation link. */
  invitation?: string | undefined;
}

/** A mail is on its way; the account exists once its link is used. */
export interface VerificationSent {
  verificationSent: true;
}

/**
 * Makes an account: with an invitation in its organization, else with an organization of its own. Where mail is set up, an
 * uninvited address is proven first; then nobody learns from the answer which addresses have accounts.
 * @throws AppError FORBIDDEN where sign-up is closed; UNPROCESSABLE for a bad password or invitation; CONFLICT; RATE_LIMITED
 */
export async function register(input: Registration, headers: Headers): Promise<Entered | VerificationSent> {
  requireLocal();
  const email = normalEmail(input.email);
  if (!input.invitation && !isSignUpOpen())
    throw new AppError('FORBIDDEN', 'Nobody can register here without an invitation: ask an admin of your organization for one.');
  await countAttempt('register', email, headers);
  const name = input.name ?? (email.split('@')[0] as string);
  await requireGoodPassword(input.password, { email, name });
  const passwordHash = await hashPassword(input.password);
  const person = { email, name, passwordHash };
  if (input.invitation) return registerInvited(person, input.invitation, headers);
  const organizationName = input.organizationName ?? `${name}'s organization`;
  if (mailIsSetUp()) {
    void askForProof({ ...person, organizationName }).catch((error: unknown) => log.error({ err: error }, 'a sign-up could not be kept'));
    return { verificationSent: true };
  }
  const userId = await makeWithOrganization({ ...person, organizationName, emailVerified: false });
  return enter(userId, 'registration', headers);
}

interface NewPerson {
  email: string;
  name: string;
  passwordHash: string;
}

async function registerInvited(person: NewPerson, token: string, headers: Headers): Promise<Entered> {
  const invitation = await withIdentity((tx) => findOpenInvitation(tx, token));
  if (!invitation) throw deadInvitation();
  if (invitation.email !== person.email)
    throw new AppError('UNPROCESSABLE', `This invitation is for ${invitation.email}: register with that address.`, { field: 'email' });
  const userId = await joinByInvitation(invitation, 'invitation', async (tx) => ({
    userId: await insertPerson(tx, { ...person, emailVerified: false }),
    email: person.email,
  }));
  return enter(userId, 'invitation', headers);
}

/** For a known address the mail says that it is known; what it takes to find out is the mailbox. */
async function askForProof(pending: NewPerson & { organizationName: string }): Promise<void> {
  if (await withIdentity((tx) => findPersonByEmail(tx, pending.email))) {
    await sendMail(pending.email, knownAddressLetter(`${env().APP_URL}/sign-in`));
    return;
  }
  const token = randomText(32);
  await withIdentity(async (tx) => {
    await tx.delete(registrations).where(eq(registrations.email, pending.email));
    await tx
      .insert(registrations)
      .values({ ...pending, tokenHash: sha256(token), expiresAt: new Date(Date.now() + verifyLinkSeconds * 1000) });
  });
  await sendMail(pending.email, verifyLetter(`${env().APP_URL}/verify-email?token=${token}`));
}

/** Finishes a sign-up whose address is proven now, and signs the person in; null: the token belongs to no sign-up. */
export async function finishRegistration(token: string, headers: Headers, now = new Date()): Promise<Entered | null> {
  const [pending] = await withIdentity((tx) =>
    tx
      .delete(registrations)
      .where(and(eq(registrations.tokenHash, sha256(token)), gt(registrations.expiresAt, now)))
      .returning(),
  );
  if (!pending) return null;
  const { email, name, passwordHash, organizationName } = pending;
  const userId = await makeWithOrganization({ email, name, passwordHash, organizationName, emailVerified: true });
  return enter(userId, 'registration', headers);
}

async function insertPerson(tx: Tx, { email, name, passwordHash, emailVerified }: NewPerson & { emailVerified: boolean }): Promise<string> {
  const [user] = await tx.insert(users).values({ email, name, emailVerified }).onConflictDoNothing().returning({ id: users.id });
  if (!user)
    throw new AppError('CONFLICT', 'There is an account with this e-mail address: sign in, or choose a new password there.', {
      field: 'email',
    });
  await tx.insert(accounts).values({ userId: user.id, providerId: 'credential', accountId: user.id, password: passwordHash });
  return user.id;
}

async function makeWithOrganization(input: NewPerson & { organizationName: string; emailVerified: boolean }): Promise<string> {
  const orgId = asOrgId(randomUUID());
  return withOrg(orgId, async (audit) => {
    const userId = await withIdentity(async (tx) => {
      const id = await insertPerson(tx, input);
      await insertOrganization(tx, { id: orgId, name: input.organizationName, admin: id });
      return id;
    });
    const actor = { orgId, userId, email: input.email, via: 'registration' };
    await recordAudit(audit, actor, { action: 'organization.create', target: orgId });
    await recordAudit(audit, actor, { action: 'user.register', target: userId });
    return userId;
  });
}
