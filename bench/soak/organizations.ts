import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { sampleExternalId } from '@/server/accounts/sample-accounts';
import { generateApiKey } from '@/server/identity/api-key-format';

export interface SoakOrganization {
  orgId: string;
  accountId: string;
  key: string;
}

/** The smallest of the sample accounts; each organization has it connected. */
const ACCOUNT = '777788889999';

/** Organizations with an admin, an API key and one connected account each, written as the database's owner. */
export async function makeOrganizations(owner: postgres.Sql, count: number): Promise<SoakOrganization[]> {
  const made = Array.from({ length: count }, () => ({
    orgId: randomUUID(),
    userId: randomUUID(),
    accountId: randomUUID(),
    ...generateApiKey(),
  }));
  await owner.begin(async (sql) => {
    for (let at = 0; at < made.length; at += 500) {
      const some = made.slice(at, at + 500);
      await sql`insert into identity.organizations ${sql(some.map(({ orgId }) => ({ id: orgId, name: `Soak ${orgId}`, slug: `soak-${orgId}` })))}`;
      await sql`insert into identity.users ${sql(some.map(({ userId }) => ({ id: userId, name: 'Soak', email: `${userId}@example.com`, email_verified: true })))}`;
      await sql`insert into identity.members ${sql(some.map(({ orgId, userId }) => ({ organization_id: orgId, user_id: userId, role: 'admin' })))}`;
      await sql`insert into identity.api_keys ${sql(
        some.map(({ orgId, userId, keyId, secretHash }) => ({
          organization_id: orgId,
          user_id: userId,
          name: 'soak',
          key_id: keyId,
          secret_hash: secretHash,
          scopes: ['*'],
        })),
      )}`;
      await sql`insert into aws_accounts ${sql(
        some.map(({ orgId, accountId }) => ({
          org_id: orgId,
          id: accountId,
          account_id: ACCOUNT,
          name: 'Soak',
          kind: 'sample',
          region: 'eu-central-1',
          role_arn: `arn:aws:iam::${ACCOUNT}:role/CloudLensScanRole`,
          external_id: sampleExternalId(ACCOUNT),
          status: 'connected',
        })),
      )}`;
    }
  });
  return made.map(({ orgId, accountId, key }) => ({ orgId, accountId, key }));
}
