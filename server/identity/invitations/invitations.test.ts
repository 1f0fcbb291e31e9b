import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditLog } from '@/drizzle/schema/audit';
import { invitations } from '@/drizzle/schema/identity';
import { closeDatabase, withIdentity, withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { makeOrganization, makePerson, type Person } from '@/server/test/organization';
import { signedIn } from '@/server/test/signed-in';
import { register } from '../local/register';
import { currentActor } from '../session';
import type { Entered } from '../sign-in';
import { listInvitations, viewInvitation } from './data';
import { acceptInvitation, createInvitation, revokeInvitation } from './mutations';
import { resendInvitation } from './resend';

const password = 'a long enough password';
const none = new Headers();
let orgId: OrgId;
let admin: Person;
let unique = 0;
const newEmail = () => `guest-${Date.now()}-${unique++}@example.com`;

beforeAll(async () => {
  // Nobody can register without an invitation here.
  process.env.SIGN_UP = 'invitation';
  orgId = await makeOrganization();
  admin = await makePerson(orgId);
});
afterAll(closeDatabase);

const codeOf = (work: Promise<unknown>) => work.then(() => 'accepted').catch((error: { code: string }) => error.code);
async function invite(email: string, role: 'viewer' | 'operator' | 'admin' = 'viewer') {
  const made = await createInvitation(admin.actor, { email, role });
  return { ...made, token: new URL(made.link).searchParams.get('token') ?? '' };
}
const statusOf = async (id: string) => (await listInvitations(admin.actor)).find((row) => row.id === id)?.status;

describe('an invitation', () => {
  it('makes somebody new a member with its role, once', async () => {
    const email = newEmail();
    const { token, id } = await invite(email, 'operator');
    expect(await viewInvitation(token)).toMatchObject({ email, role: 'operator', hasAccount: false });
    expect(await codeOf(register({ email: newEmail(), password, invitation: token }, none))).toBe('UNPROCESSABLE');
    const { actor } = await signedIn((await register({ email, password, invitation: token }, none)) as Entered);
    expect(actor).toMatchObject({ orgId, role: 'operator', email });
    expect(await statusOf(id)).toBe('accepted');
    expect(await viewInvitation(token)).toBeNull();
    expect(await codeOf(register({ email, password, invitation: token }, none))).toBe('UNPROCESSABLE');
    const rows = await withOrg(orgId, (tx) => tx.select().from(auditLog).where(eq(auditLog.target, id)).orderBy(auditLog.seq));
    expect(rows.map(({ action }) => action)).toEqual(['invitation.create', 'invitation.accept']);
  });

  it('gets a new link with its full time, and the old one dies', async () => {
    const { token, id, email } = await invite(newEmail(), 'operator');
    await withIdentity((tx) =>
      tx
        .update(invitations)
        .set({ expiresAt: new Date(Date.now() - 1_000) })
        .where(eq(invitations.id, id)),
    );
    const again = await resendInvitation(admin.actor, id);
    const fresh = new URL(again.link).searchParams.get('token') ?? '';
    expect(again).toMatchObject({ id, email, role: 'operator', status: 'pending' });
    expect(await statusOf(id)).toBe('pending');
    expect([await viewInvitation(token), await viewInvitation(fresh)]).toMatchObject([null, { email, role: 'operator' }]);
    await revokeInvitation(admin.actor, id);
    expect(await codeOf(resendInvitation(admin.actor, id))).toBe('CONFLICT');
    const stranger = await makePerson(await makeOrganization());
    expect(await codeOf(resendInvitation(stranger.actor, id))).toBe('NOT_FOUND');
    expect(await codeOf(resendInvitation((await makePerson(orgId, 'operator')).actor, id))).toBe('FORBIDDEN');
  });

  it('is the only way in where sign-up is closed', async () => {
    expect(await codeOf(register({ email: newEmail(), password }, none))).toBe('FORBIDDEN');
    expect(await codeOf(register({ email: newEmail(), password, invitation: '0'.repeat(32) }, none))).toBe('UNPROCESSABLE');
  });

  it('lets who has an account join a second organization and go on in it', async () => {
    const person = await makePerson(await makeOrganization(), 'admin');
    const { token } = await invite(person.email);
    const { token: foreign } = await invite(newEmail());
    expect(await codeOf(acceptInvitation(person.actor, foreign, none))).toBe('FORBIDDEN');
    expect(await acceptInvitation(person.actor, token, none)).toEqual({ organizationId: orgId });
    expect(await currentActor(new Headers({ cookie: person.cookie }))).toMatchObject({ orgId, role: 'viewer' });
    expect(await codeOf(acceptInvitation(person.actor, token, none))).toBe('UNPROCESSABLE');
    expect(await codeOf(createInvitation(admin.actor, { email: person.email, role: 'admin' }))).toBe('CONFLICT');
  });

  it('is taken by one of many at the same time', async () => {
    const email = newEmail();
    const { token } = await invite(email);
    const results = await Promise.all([1, 2, 3].map(() => codeOf(register({ email, password, invitation: token }, none))));
    expect(results.filter((result) => result === 'accepted')).toHaveLength(1);
  });

  it('dies when it is revoked, replaced, or too old', async () => {
    const email = newEmail();
    const [first, second] = [await invite(email), await invite(email)];
    expect(await viewInvitation(first.token)).toBeNull();
    expect(await statusOf(first.id)).toBe('revoked');
    await revokeInvitation(admin.actor, second.id);
    await revokeInvitation(admin.actor, second.id);
    expect(await viewInvitation(second.token)).toBeNull();
    const third = await invite(email);
    await withIdentity((tx) => tx.update(invitations).set({ expiresAt: new Date() }).where(eq(invitations.id, third.id)));
    expect(await viewInvitation(third.token)).toBeNull();
    expect(await statusOf(third.id)).toBe('expired');
  });

  it('is stored as a hash, shown to admins of its organization alone, and nobody else may make or revoke it', async () => {
    const { token, id } = await invite(newEmail());
    expect(JSON.stringify(await withIdentity((tx) => tx.select().from(invitations)))).not.toContain(token);
    const [operator, stranger] = [await makePerson(orgId, 'operator'), await makePerson(await makeOrganization())];
    for (const work of [
      () => listInvitations(operator.actor),
      () => createInvitation(operator.actor, { email: newEmail(), role: 'admin' }),
      () => revokeInvitation(operator.actor, id),
    ])
      expect(await codeOf(work())).toBe('FORBIDDEN');
    expect(await codeOf(revokeInvitation(stranger.actor, id))).toBe('NOT_FOUND');
    expect(await listInvitations(stranger.actor)).toEqual([]);
  });
});
