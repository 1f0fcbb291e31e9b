import type { DelegatedAdministrator, Organization } from '@aws-sdk/client-organizations';

export interface OrganizationsResources {
  /**
   * The account's place in an organization: always one. `organization` null: it is in none. The rest is asked, and told, in the management account
   * only. Addresses of people are left out.
   */
  'AWS::Organizations::Organization': {
    organization?: Omit<Organization, 'MasterAccountEmail' | 'AvailablePolicyTypes'> | null;
    delegatedAdministrators?: readonly Omit<DelegatedAdministrator, 'Email'>[];
    /** Features of central root access that are on: `RootCredentialsManagement`, `RootSessions`. */
    rootFeatures?: readonly string[];
  };
}
