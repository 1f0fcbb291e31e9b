/** What a vendor's token says, once its signature and everything else about it has been checked. */

export type Vendor = 'clerk' | 'workos';

/** What is known of a person beside who they are; a vendor tells it in a token, an answer of its API or an event. */
export interface Profile {
  name?: string | undefined;
  email?: string | undefined;
  emailVerified?: boolean | undefined;
}

export interface ClaimedOrganization {
  subject: string;
  name?: string | undefined;
  slug?: string | undefined;
  /** The vendor's own word for the person's role in it. */
  role: string | null;
}

export interface VendorClaim {
  provider: Vendor;
  /** The vendor's id of the person. */
  subject: string;
  /** The vendor's id of the session; null for tokens that belong to none. */
  sessionId: string | null;
  /** null: the person acts for themselves. */
  organization: ClaimedOrganization | null;
  profile: Profile;
  issuedAt: Date;
  expiresAt: Date;
  /** Whom a member of the vendor's own staff or of ours acts as, when they impersonate. */
  impersonator?: string | undefined;
}

/** The organization that a person without one gets has a subject of its own, which no vendor gives out. */
export const organizationSubject = (claim: VendorClaim): string => claim.organization?.subject ?? `personal ${claim.subject}`;

export const membershipSubject = (organization: string, user: string): string => `${organization} ${user}`;
