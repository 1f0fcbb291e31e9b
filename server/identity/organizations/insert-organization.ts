import { members, organizations } from '@/drizzle/schema/identity';
import type { Tx } from '@/server/db';
import { randomText } from '../secret-token';
import { readableSlug } from './readable-slug';

/** Makes an organization with one admin. */
export async function insertOrganization(tx: Tx, { id, name, admin }: { id: string; name: string; admin: string }): Promise<void> {
  await tx.insert(organizations).values({ id, name, slug: slugOf(name) });
  await tx.insert(members).values({ organizationId: id, userId: admin, role: 'admin' });
}

/** Readable, and unlike any other by its random end, so that names tell nothing about other organizations. */
const slugOf = (name: string): string => `${readableSlug(name, 40)}-${randomText(6).toLowerCase()}`;
