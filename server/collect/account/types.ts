import type { AlternateContact, ContactInformation } from '@aws-sdk/client-account';

export interface AccountResources {
  'AWS::Account::Account': {
    accountId: string;
    contact?: ContactInformation | null;
    /** null: none registered. */
    alternateContacts?: { BILLING?: AlternateContact | null; OPERATIONS?: AlternateContact | null; SECURITY?: AlternateContact | null };
    /** Every region that AWS knows for the account, with whether it is switched on. */
    regions: readonly { name: string; enabled: boolean }[];
  };
}
