import { AppError } from '@/server/errors';
import { ownIdentity } from '../own-identity';
import { parseRoleArn } from '../role-arn';
import { isSampleAccount } from '../sample-accounts';

/**
 * Refuses roles that we must not or cannot enter: those of the very account that CloudLens runs in, where somebody could make us
 * look at ourselves, and those of another partition, which our credentials never reach.
 * @throws AppError OWN_ACCOUNT, UNPROCESSABLE
 */
export async function refuseForeignGround(roleArn: string): Promise<void> {
  const parsed = parseRoleArn(roleArn);
  if (!parsed.ok) throw new AppError('UNPROCESSABLE', `This ARN ${parsed.reason}.`);
  const { accountId, partition } = parsed.role;
  const { identity } = await ownIdentity(isSampleAccount(accountId));
  if (!identity) return;
  if (identity.accountId === accountId)
    throw new AppError(
      'OWN_ACCOUNT',
      'This is the account that CloudLens itself runs in. A role of it could be ours, so it is not connected by role.',
    );
  if (identity.partition !== partition)
    throw new AppError(
      'UNPROCESSABLE',
      `CloudLens has its AWS identity in the partition ${identity.partition}, and credentials never cross over to ${partition}. Run one there.`,
    );
}
