import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { organizations, users } from '@/drizzle/schema/identity';
import type { Tx } from '../../db';
import { readableSlug } from '../organizations/readable-slug';
import { sha256 } from '../secret-token';
import type { Profile, Vendor } from './claim';

/** The rows of a vendor's users and organizations: one for each (provider, subject), whatever comes at the same time. */

export interface VendorRow {
  id: string;
  /** Users: deactivated. Organizations: deleted. */
  ended: boolean;
}

export async function findUser(tx: Tx, provider: Vendor, subject: string): Promise<VendorRow | null> {
  const [row] = await tx
    .select({ id: users.id, ended: isNotNull(users.deactivatedAt).mapWith(Boolean) })
    .from(users)
    .where(and(eq(users.provider, provider), eq(users.subject, subject)));
  return row ?? null;
}

export async function findOrganization(tx: Tx, provider: Vendor, subject: string): Promise<VendorRow | null> {
  const [row] = await tx
    .select({ id: organizations.id, ended: isNotNull(organizations.deletedAt).mapWith(Boolean) })
    .from(organizations)
    .where(and(eq(organizations.provider, provider), eq(organizations.subject, subject)));
  return row ?? null;
}

type EnsuredRow = VendorRow & { created: boolean };

/**
 * The person's row, made if there is none. Until the vendor tells an e-mail address, the vendor's id stands in its place; an
 * address that somebody else has too means nothing.
 */
export async function ensureUser(tx: Tx, provider: Vendor, subject: string, profile: Profile): Promise<EnsuredRow> {
  const email = profile.email ?? subject;
  const [made] = await tx
    .insert(users)
    .values({ provider, subject, email, name: profile.name ?? email, emailVerified: profile.emailVerified ?? false })
    .onConflictDoNothing({ target: [users.provider, users.subject] })
    .returning({ id: users.id });
  if (made) return { id: made.id, created: true, ended: false };
  const row = await findUser(tx, provider, subject);
  if (!row) throw new Error('A user that was there is gone.');
  return { ...row, created: false };
}

/** The organization's row, made if there is none. Its slug is the vendor's, made unlike any other by a suffix where it is taken. */
export async function ensureOrganization(
  tx: Tx,
  provider: Vendor,
  subject: string,
  known: { name?: string | undefined; slug?: string | undefined },
): Promise<EnsuredRow> {
  const name = known.name ?? known.slug ?? subject;
  const slug = readableSlug(known.slug ?? name, 48);
  const unlike = `${slug}-${sha256(`${provider} ${subject}`).slice(0, 10)}`;
  for (const each of [slug, unlike]) {
    const [made] = await tx
      .insert(organizations)
      .values({ provider, subject, name: name.slice(0, 200), slug: each })
      .onConflictDoNothing()
      .returning({ id: organizations.id });
    if (made) return { id: made.id, created: true, ended: false };
    const row = await findOrganization(tx, provider, subject);
    if (row) return { ...row, created: false };
  }
  throw new Error('A slug made of a digest is taken.');
}

/** Writes what the vendor says about a person; what it does not say stays. */
export async function updateUser(tx: Tx, userId: string, { name, email, emailVerified }: Profile): Promise<void> {
  await tx
    .update(users)
    .set({
      ...(name ? { name } : email ? { name: sql`case when ${users.name} = ${users.subject} then ${email} else ${users.name} end` } : {}),
      ...(email ? { email, emailVerified: emailVerified ?? false } : {}),
      updatedAt: new Date(),
    })
    .where(eq(users.id, userId));
}
