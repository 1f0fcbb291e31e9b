import { eq } from 'drizzle-orm';
import { organizations } from '@/drizzle/schema/identity';
import { withIdentity } from '@/server/db';
import type { AnyOrgId } from '@/server/ids';

export async function organizationName(orgId: AnyOrgId): Promise<string> {
  const [row] = await withIdentity((tx) => tx.select({ name: organizations.name }).from(organizations).where(eq(organizations.id, orgId)));
  return row?.name ?? '';
}
