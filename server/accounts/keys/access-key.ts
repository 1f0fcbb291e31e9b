import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { awsAccessKeys } from '@/drizzle/schema/accounts';
import type { CredentialProvider } from '@/server/aws/credentials';
import { withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import type { AnyOrgId, OrgId } from '@/server/ids';
import type { SecretPlace } from '@/server/secrets/place';
import { openSecret, SealedSecretError } from '@/server/secrets/seal';

/** What is sealed: an access key as AWS gave it. */
export interface AccessKey {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string | undefined;
}

export const placeOf = (orgId: AnyOrgId, keyId: string): SecretPlace => ({
  orgId,
  table: 'aws_access_keys',
  column: 'secret',
  rowId: keyId,
});

/** The last use is written at most this often. */
const touchMs = 60_000;

/**
 * Opens an account's stored access key when it is asked for: in memory only, and anew for each session.
 * The provider throws AppError NOT_CONNECTED when there is none, or none that can be opened.
 */
export function storedAccessKey(orgId: OrgId, awsAccountId: string): CredentialProvider {
  return async () => {
    const row = await withOrg(orgId, async (tx) => {
      const mine = and(eq(awsAccessKeys.orgId, orgId), eq(awsAccessKeys.awsAccountId, awsAccountId));
      const [key] = await tx.select({ id: awsAccessKeys.id, secret: awsAccessKeys.secret }).from(awsAccessKeys).where(mine);
      const before = new Date(Date.now() - touchMs);
      if (key)
        await tx
          .update(awsAccessKeys)
          .set({ lastUsedAt: new Date() })
          .where(and(mine, or(isNull(awsAccessKeys.lastUsedAt), lt(awsAccessKeys.lastUsedAt, before))));
      return key;
    });
    if (!row)
      throw new AppError('NOT_CONNECTED', 'This account’s access key was deleted: add another one, or connect the account by a role.');
    try {
      return JSON.parse(await openSecret(placeOf(orgId, row.id), row.secret)) as AccessKey;
    } catch (error) {
      if (!(error instanceof SealedSecretError)) throw error;
      throw new AppError(
        'NOT_CONNECTED',
        'This account’s access key cannot be decrypted with the present ENCRYPTION_KEY: add the key again.',
      );
    }
  };
}
