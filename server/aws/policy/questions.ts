/** Every question that checks ask about IAM policies: pure, synchronous, one opinion for all. `null` stands for 'there is no policy'. */
import { administratorGrants, serviceWideGrants } from './admin';
import { type BucketAccess, type Exposure, findExposures } from './bucket-exposure';
import { type Escalation, findEscalations } from './escalations';
import { type Audience, type OutsideGrant, outsideGrants } from './outside-grants';
import { type ActionGrant, type Permit, permits } from './permits';
import { findTrusts, type Trust } from './role-trusts';
import { minimumTlsVersion, refusesPlainHttp } from './transport';
import type { Owner, Policy } from './types';

export { parsePolicy } from './parse';

/**
 * Statements of a resource policy that let in anyone at all (`*`, NotPrincipal), as evidence rows; none: it is not public.
 * A condition closes a statement only by values that AWS vouches for; a Deny only when it hits every stranger on all the actions and resources.
 */
export function publicGrants(policy: Policy | null, owner: Owner): OutsideGrant[] {
  return grantsTo(['anyone'], policy, owner);
}

/**
 * Statements that let in other accounts by name: their principals, or `*` under a condition that names accounts. `trustedAccounts` are left out.
 * Public statements are not among them, nor services, nor CloudFront's origin access identities (which do not tell whose they are).
 */
export function crossAccountGrants(policy: Policy | null, owner: Owner): OutsideGrant[] {
  return grantsTo(['accounts'], policy, owner);
}

/** Statements open to everybody within an organization, a network (VPC, addresses) or a set of identities (unique ids, a source bucket). */
export function limitedGrants(policy: Policy | null, owner: Owner): OutsideGrant[] {
  return grantsTo(['organization', 'network', 'identity'], policy, owner);
}

/** Statements that let in an AWS service without saying for whom it may act (the confused deputy): no aws:SourceAccount, aws:SourceArn or aws:SourceOrgID. */
export function servicePrincipalGrants(policy: Policy | null, owner: Owner): OutsideGrant[] {
  return grantsTo(['service'], policy, owner);
}

/**
 * Which of the actions (names or patterns; a pattern must be granted whole) the identity policies allow, by statement.
 * Without `resource`: on anything at all. With one: on everything that it stands for; `'*'`: on every resource.
 */
export function allowsActions(
  policies: readonly (Policy | null)[],
  actions: readonly string[],
  options: { resource?: string } = {},
): ActionGrant[] {
  return actions.flatMap((action) => permits(policies, action, options.resource ?? null).map(toRow));
}

/**
 * Statements that together give the power of an administrator: everything that they do not name, on every resource, and some way to grant oneself
 * the rest. So `Allow * on *`, NotAction without IAM in it, and PowerUser plus IAM count; PowerUser alone, or a Deny on all of IAM, does not.
 */
export function adminGrants(policies: readonly (Policy | null)[]): ActionGrant[] {
  return administratorGrants(policies).map(toRow);
}

/** Also true when it depends on a condition (MFA): see `conditional` in `adminGrants`. */
export function isAdmin(policies: readonly (Policy | null)[]): boolean {
  return adminGrants(policies).length > 0;
}

/** Statements that allow every action of a service (`'kms'`) on every resource of it, or on every one of a type (`key/*`) in all regions. */
export function fullServiceAccess(policies: readonly (Policy | null)[], service: string): ActionGrant[] {
  return serviceWideGrants(policies, service).map(toRow);
}

/** Known ways to more permissions that the policies open. What counts as reach is told at `findEscalations`. */
export function escalations(policies: readonly (Policy | null)[]): Escalation[] {
  return findEscalations(policies);
}

/**
 * Ways for the public into an S3 bucket, each with its reason; those with `blockedBy: null` are open. A switch counts when set on the bucket or the account.
 * BlockPublicAcls and BlockPublicPolicy only refuse new grants, so they shut nothing that exists. ACLs of single objects are not seen.
 */
export function bucketExposure(bucket: BucketAccess, owner: Owner): Exposure[] {
  return findExposures(bucket, owner);
}

/** Whether everyone is refused every action by plain HTTP, on the bucket and on its objects. */
export function deniesInsecureTransport(policy: Policy | null, bucketArn: string): boolean {
  return refusesPlainHttp(policy, [bucketArn, `${bucketArn}/*`], 's3:*');
}

/** The oldest TLS version that the bucket policy lets through (1.2); null when it sets none. */
export function minimumTls(policy: Policy | null, bucketArn: string): number | null {
  return minimumTlsVersion(policy, [bucketArn, `${bucketArn}/*`], 's3:*');
}

/** Everyone outside whom a role's trust policy lets in, with what is loose about it. */
export function roleTrusts(policy: Policy | null, owner: Owner): Trust[] {
  return findTrusts(policy, owner);
}

/** Trusts that let in any AWS account or any user of a shared identity provider. */
export function trustsAnyone(policy: Policy | null, owner: Owner): Trust[] {
  return findTrusts(policy, owner).filter((trust) => trust.problem === 'anyone');
}

function grantsTo(audiences: readonly Audience[], policy: Policy | null, owner: Owner): OutsideGrant[] {
  return outsideGrants(policy, owner).flatMap(({ grant }) => (audiences.includes(grant.audience) ? grant : []));
}

function toRow({ action, statement, policy, conditional }: Permit): ActionGrant {
  return { action, statement, policy, conditional };
}
