/** An organization's id that the identity layer vouched for. Nothing else may mint one. */
export type OrgId = string & { readonly __brand: 'OrgId' };

/** The one cast: only for ids read from the database by the identity or directory door. */
export const asOrgId = (id: string): OrgId => id as OrgId;
