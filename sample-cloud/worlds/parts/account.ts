import type { AlternateContact, ContactInformation } from '@aws-sdk/client-account';
import type { PublicAccessBlockConfiguration } from '@aws-sdk/client-s3';
import { predictableNames, regionsWithNames } from '@/server/collect/s3/predictable-names';
import type { PredictableBuckets } from '@/server/collect/s3/types';
import type { Draft } from '../draft';
import { accountRegions } from '../regions';

interface AccountOptions {
  /** null: AWS knows none. */
  contact: ContactInformation | null;
  billing: AlternateContact | null;
  operations: AlternateContact | null;
  security: AlternateContact | null;
  enabledRegions: readonly string[];
  /** The account's own block on public buckets; null: never set. */
  publicAccessBlock: PublicAccessBlockConfiguration | null;
  /** Buckets of others under names that AWS's services would give to the account's own. */
  takenNames?: readonly string[];
}

/** Adds the account itself and its S3 settings. */
export function addAccount(draft: Draft, options: AccountOptions): void {
  draft.add({
    type: 'AWS::Account::Account',
    id: draft.account,
    arn: draft.arn('account', '', 'account'),
    region: 'global',
    tags: {},
    data: {
      accountId: draft.account,
      contact: options.contact,
      alternateContacts: { BILLING: options.billing, OPERATIONS: options.operations, SECURITY: options.security },
      regions: accountRegions(options.enabledRegions),
    },
  });
  draft.add({
    type: 'AWS::S3::AccountSettings',
    id: draft.account,
    arn: draft.arn('s3', '', 'account'),
    region: 'global',
    tags: {},
    data: { publicAccessBlock: options.publicAccessBlock, predictableBuckets: predictableBuckets(draft, options.takenNames ?? []) },
  });
}

/** Which of the names that AWS's services would use are the account's own buckets, so add these before it. */
function predictableBuckets(draft: Draft, others: readonly string[]): PredictableBuckets {
  const regions = regionsWithNames(draft.partition);
  const names = new Set(regions.flatMap((region) => predictableNames(draft.account, region)));
  const own = draft.resources.filter(({ type, id }) => type === 'AWS::S3::Bucket' && names.has(id)).map(({ id }) => id);
  return { regions, own: own.sort(), others };
}

export function alternateContact(
  type: 'BILLING' | 'OPERATIONS' | 'SECURITY',
  name: string,
  title: string,
  email: string,
  phone: string,
): AlternateContact {
  return { AlternateContactType: type, Name: name, Title: title, EmailAddress: email, PhoneNumber: phone };
}
