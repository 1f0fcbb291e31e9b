import type { Profile, Vendor } from '../vendors/claim';

/** What a vendor's webhook says, in our words. */

interface Common {
  provider: Vendor;
  /** The vendor's id of the event: repeats carry the same one. */
  id: string;
  /** The vendor's name of it, for people. */
  type: string;
  /** When it was true at the vendor. */
  changedAt: Date;
}

export interface NamedOrganization {
  subject: string;
  name?: string | undefined;
  slug?: string | undefined;
}

export type VendorEvent = Common &
  (
    | { kind: 'user'; subject: string; profile: Profile; banned: boolean }
    | { kind: 'user-gone'; subject: string }
    | { kind: 'organization'; organization: NamedOrganization }
    | { kind: 'organization-gone'; subject: string }
    | { kind: 'membership'; organization: NamedOrganization; user: { subject: string; profile: Profile }; role: string | null }
    | { kind: 'membership-gone'; organization: string; user: string }
    | { kind: 'session-gone'; subject: string }
    | { kind: 'other' }
  );
