import { randomBytes } from 'node:crypto';
import { and, desc, eq, ne } from 'drizzle-orm';
import { issuedExternalIds } from '@/drizzle/schema/identity';
import { withIdentity } from '@/server/db';
import type { AnyOrgId, OrgId } from '@/server/ids';

/** What an external id is bound to, for ever. */
export interface ExternalIdOwner {
  orgId: AnyOrgId;
  accountId: string;
  roleArn: string;
  partition: string;
}

/** 192 random bits: not to be guessed. */
export const randomExternalId = (): string => `cl_${randomBytes(24).toString('base64url')}`;

/** Makes an external id and writes it down among all that were ever issued, of every organization; the key there refuses repeats. */
export async function issueNewExternalId({ orgId, ...rest }: ExternalIdOwner): Promise<string> {
  const externalId = randomExternalId();
  await withIdentity((tx) => tx.insert(issuedExternalIds).values({ externalId, organizationId: orgId, ...rest }));
  return externalId;
}

/** No organization: what is issued to it is issued to nobody, only so that there is another's id to try. */
const nobody = '00000000-0000-0000-0000-000000000000' as OrgId;

/**
 * An external id that was issued to another organization: best one for the same account, since that is what a careless trust policy
 * would list, else any, else one that is made and kept for this purpose. It never leaves the server but to AWS, which shows a
 * refused attempt to us alone.
 */
export async function foreignExternalId(orgId: AnyOrgId, accountId: string): Promise<string> {
  const pick = (sameAccount: boolean) =>
    withIdentity(async (tx) => {
      const [row] = await tx
        .select({ externalId: issuedExternalIds.externalId })
        .from(issuedExternalIds)
        .where(and(ne(issuedExternalIds.organizationId, orgId), sameAccount ? eq(issuedExternalIds.accountId, accountId) : undefined))
        .orderBy(desc(issuedExternalIds.issuedAt))
        .limit(1);
      return row?.externalId;
    });
  return (
    (await pick(true)) ??
    (await pick(false)) ??
    (await issueNewExternalId({ orgId: nobody, accountId: '000000000000', roleArn: 'none', partition: 'aws' }))
  );
}
