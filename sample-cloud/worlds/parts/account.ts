import type { AlternateContact, ContactInformation } from '@aws-sdk/client-account';
import type { PublicAccessBlockConfiguration } from '@aws-sdk/client-s3';
import type { Draft } from '../draft';
import { accountRegions } from '../regions';

interface AccountOptions {
  contact: ContactInformation;
  billing: AlternateContact | null;
  operations: AlternateContact | null;
  security: AlternateContact | null;
  enabledRegions: readonly string[];
  /** The account's own block on public buckets; null: never set. */
  publicAccessBlock: PublicAccessBlockConfiguration | null;
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
    data: { publicAccessBlock: options.publicAccessBlock },
  });
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
