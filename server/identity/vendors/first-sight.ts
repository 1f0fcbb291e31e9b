import { members } from '@/drizzle/schema/identity';
import { type AuditEntry, recordAudit } from '../../audit/record';
import { type Tx, withIdentity, withOrg } from '../../db';
import { asOrgId } from '../../ids';
import { membershipSubject, organizationSubject, type Profile, type VendorClaim } from './claim';
import { isGone, lastWord, takeDownFirst } from './ledger';
import { ensureOrganization, ensureUser, findOrganization, findUser } from './rows';
import { seedRole } from './seed-role';
import { learnOrganization, learnProfile } from './vendor-api';

interface Arrival {
  userId: string;
  orgId: string;
  email: string;
  entries: AuditEntry[];
}

/**
 * Makes what a checked claim needs and we do not know yet: the person, the organization, and, once for ever, the membership
 * with the role that the vendor names. Whoever was removed here or there since is not brought back by a token.
 */
export async function meetClaim(claim: VendorClaim): Promise<void> {
  const news = await withIdentity((tx) => whatIsNew(tx, claim));
  if (!news) return;
  const profile = news.user ? await learnProfile(claim) : claim.profile;
  const organization = claim.organization ? (news.organization ? await learnOrganization(claim) : {}) : personal(profile);
  const arrival = await withIdentity((tx) => arrive(tx, claim, profile, organization));
  if (!arrival || arrival.entries.length === 0) return;
  const { userId, email, orgId } = arrival;
  const actor = { orgId: asOrgId(orgId), userId, email, via: claim.provider };
  await withOrg(actor.orgId, async (tx) => {
    for (const entry of arrival.entries) await recordAudit(tx, actor, entry);
  });
}

/** Asked before the vendor is, so that somebody who is out costs no call. null: there is nothing to make, or nobody to let in. */
async function whatIsNew(tx: Tx, claim: VendorClaim): Promise<{ user: boolean; organization: boolean } | null> {
  const { provider, subject, sessionId } = claim;
  const orgSubject = organizationSubject(claim);
  if (sessionId && (await isGone(tx, { provider, kind: 'session', subject: sessionId }))) return null;
  if (await lastWord(tx, { provider, kind: 'membership', subject: membershipSubject(orgSubject, subject) })) return null;
  const user = await findUser(tx, provider, subject);
  const organization = await findOrganization(tx, provider, orgSubject);
  return user?.ended || organization?.ended ? null : { user: !user, organization: !organization };
}

const personal = ({ name, email }: Profile) => ({ name: name || email ? `${name ?? email} (personal)` : 'Personal' });

async function arrive(tx: Tx, claim: VendorClaim, profile: Profile, names: { name?: string; slug?: string }): Promise<Arrival | null> {
  const { provider, subject, issuedAt } = claim;
  const orgSubject = organizationSubject(claim);
  const membership = membershipSubject(orgSubject, subject);
  if (await isGone(tx, { provider, kind: 'user', subject })) return null;
  if (await isGone(tx, { provider, kind: 'organization', subject: orgSubject })) return null;
  const user = await ensureUser(tx, provider, subject, profile);
  const organization = await ensureOrganization(tx, provider, orgSubject, names);
  if (user.ended || organization.ended) return null;

  const vendorRole = claim.organization?.role ?? null;
  const isFirst = await takeDownFirst(tx, { provider, kind: 'membership', subject: membership, changedAt: issuedAt, role: vendorRole });
  const role = claim.organization ? seedRole(vendorRole) : 'admin';
  if (isFirst) await tx.insert(members).values({ organizationId: organization.id, userId: user.id, role }).onConflictDoNothing();
  return {
    userId: user.id,
    orgId: organization.id,
    email: profile.email ?? subject,
    entries: [
      ...(organization.created ? [{ action: 'organization.create', target: organization.id, data: { provider } }] : []),
      ...(isFirst ? [{ action: 'member.join', target: user.id, data: { provider, role } }] : []),
    ],
  };
}
