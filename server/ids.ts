/** An organization's id that the identity layer vouched for. Nothing else may mint one. Opens the whole organization: for jobs. */
export type OrgId = string & { readonly __brand: 'OrgId' };

/**
 * The organization's id of somebody who asks. Alone it opens nothing: the tenant door wants the whole actor, or `within(actor, …)`,
 * so that nobody forgets which AWS accounts they are limited to.
 */
export type ActingOrgId = string & { readonly __brand: 'ActingOrgId' };

export type AnyOrgId = OrgId | ActingOrgId;

/** Which rows a transaction reaches. */
export interface TenantScope {
  readonly orgId: AnyOrgId;
  /** Our ids of the AWS accounts whose rows are reached; null: of all. */
  readonly accountIds: readonly string[] | null;
}

/** The one cast: only for ids read from the database by the identity or directory door. */
export const asOrgId = (id: string): OrgId => id as OrgId;

/** For the identity layer, when it makes an actor. */
export const asActingOrgId = (id: string): ActingOrgId => id as ActingOrgId;
