import type { Escalation } from '@/server/aws/policy/escalations';
import { permits } from '@/server/aws/policy/permits';
import { escalations, isAdmin } from '@/server/aws/policy/questions';
import type { Policy } from '@/server/aws/policy/types';
import { attachedPolicies, boundaryPolicy, inlinePolicies, type NamedPolicy, sortOut } from '@/server/checks/shared/policy-documents';
import { groupPolicies } from '@/server/checks/shared/principal-power';
import type { Resource } from '@/server/collect/types';
import { type Cut, nodeOf } from '../found-path';
import type { Landscape } from '../landscape/landscape';
import type { PathNode } from '../types';

export type Principal = Resource<'AWS::IAM::Role'> | Resource<'AWS::IAM::User'>;

/** What the answers about a principal stand on. */
export const powerNeeds = ['iam:GetAccountAuthorizationDetails'] as const;
export const powerReads = ['AWS::IAM::Role', 'AWS::IAM::ManagedPolicy'] as const;

/** A principal's policies, parsed. Principals with the same policies share one object: what is worked out of it is worked out once. */
export interface Powers {
  policies: (Policy | null)[];
  names: string[];
  boundary: Policy | null | 'unclear';
  /** Policies whose documents nobody has seen. */
  unclear: string[];
}

/** Service control policies are not collected, so that an answer is what the account's own policies allow. */
export function powersOf(principal: Principal, land: Landscape): Powers {
  return land.once(`powers ${principal.arn}`, () => land.once(`powers of ${fingerprint(principal)}`, () => readPowers(principal, land)));
}

/** All that a principal's powers are read off: documents of its own, and what it is attached to. */
function fingerprint({ type, data }: Principal): string {
  const [own, groups] = type === 'AWS::IAM::Role' ? [data.RolePolicyList, []] : [data.UserPolicyList, data.GroupList];
  const attached = (data.AttachedManagedPolicies ?? []).map(({ PolicyName, PolicyArn }) => [PolicyName, PolicyArn]);
  return JSON.stringify([own ?? [], attached, groups ?? [], data.PermissionsBoundary?.PermissionsBoundaryArn]);
}

function readPowers(principal: Principal, land: Landscape): Powers {
  const { known, unclear } = sortOut(policiesOf(principal, land));
  const boundary = boundaryPolicy(principal.data.PermissionsBoundary, land.in('global'));
  return {
    policies: known.map(({ policy }) => policy),
    names: known.map(({ name }) => name),
    boundary: boundary === null ? null : boundary.policy,
    unclear,
  };
}

function policiesOf(principal: Principal, land: Landscape): NamedPolicy[] {
  const snapshot = land.in('global');
  const attached = attachedPolicies(principal.data.AttachedManagedPolicies, snapshot);
  if (principal.type === 'AWS::IAM::Role') return [...inlinePolicies(principal.data.RolePolicyList), ...attached];
  return [...inlinePolicies(principal.data.UserPolicyList), ...attached, ...groupPolicies(principal.data, snapshot)];
}

/** `yes` with what allows it, `unknown` with what was not seen, or null: no. */
export type Answer = { state: 'yes'; by: string } | { state: 'unknown'; reason: string } | null;

const unclearOf = ({ unclear }: Powers): Answer =>
  unclear.length > 0 ? { state: 'unknown', reason: `the document of ${unclear.slice(0, 3).join(', ')} was not given` } : null;
/** The boundary that holds it back; null: none does. One that nobody can read holds nobody back. */
export const boundOf = ({ boundary }: Powers): Policy | null => (boundary === 'unclear' ? null : boundary);

/** Whether a principal may do something to a resource (an ARN, or a pattern that must be granted whole). */
export function may(principal: Principal, action: string, resource: string | null, land: Landscape): Answer {
  const powers = powersOf(principal, land);
  const bound = boundOf(powers);
  if (bound && permits([bound], action, resource).length === 0) return null;
  const [grant] = permits(powers.policies, action, resource).filter(({ conditional }) => !conditional);
  if (grant) return { state: 'yes', by: powers.names[grant.policy] ?? 'its policies' };
  return unclearOf(powers);
}

/** Whether a principal has full control of the account. */
export function administers(principal: Principal, land: Landscape): Answer {
  const powers = powersOf(principal, land);
  return land.onceFor(powers, administers, () => {
    const bound = boundOf(powers);
    if (bound && !isAdmin([bound])) return null;
    if (isAdmin(powers.policies)) return { state: 'yes', by: powers.names.slice(0, 3).join(', ') };
    return unclearOf(powers);
  });
}

/** Known ways from what a principal may do to more, within its boundary; none for one that is an administrator anyway. */
export function escalationsOf(principal: Principal, land: Landscape): Escalation[] {
  const powers = powersOf(principal, land);
  return land.onceFor(powers, escalationsOf, () => {
    if (administers(principal, land)?.state === 'yes') return [];
    const bound = boundOf(powers);
    return escalations(powers.policies).filter(
      ({ actions, conditional }) => !conditional && (!bound || actions.every((action) => permits([bound], action, null).length > 0)),
    );
  });
}

/** Takes all policies from a principal and gives it those that its work needs: the way to try it is to take them. */
export function narrow(principal: Principal, what: string, cost: Cut['cost'], checkId?: string): Cut {
  const kind = principal.type === 'AWS::IAM::Role' ? 'role' : 'user';
  return {
    text: `Take ${what} from the ${kind} ${principal.id} and leave it what its work needs`,
    cost,
    on: principal.arn,
    ...(checkId && { checkId }),
    changes: [
      {
        arn: principal.arn,
        to: (data: Principal['data']) => ({ ...data, AttachedManagedPolicies: [], RolePolicyList: [], UserPolicyList: [], GroupList: [] }),
      },
    ],
  };
}

/** What acts as which role. null: it has none, or one that nobody knows although all roles were listed. */
export interface RoleSeen {
  role: Resource<'AWS::IAM::Role'> | null;
  roleNode: PathNode;
  roleUnseen: string | null;
}

/** The role under an ARN (its own, or its instance profile's), or that it could not be looked at. */
export function roleSeen(arn: string | undefined, land: Landscape): RoleSeen | null {
  if (arn === undefined) return null;
  const role = roleOf(arn, land);
  if (role) return { role, roleNode: nodeOf(role), roleUnseen: null };
  const roleUnseen = land.missing(powerNeeds, 'global');
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  return roleUnseen ? { role: null, roleNode: { id: arn, type: 'AWS::IAM::Role', name, region: 'global' }, roleUnseen } : null;
}

/** The role behind an instance's profile, or under the ARN that a function or task names. */
function roleOf(arn: string | undefined, land: Landscape): Resource<'AWS::IAM::Role'> | undefined {
  if (arn === undefined) return undefined;
  const index = land.once('role index', () => {
    const byArn = new Map<string, Resource<'AWS::IAM::Role'>>();
    for (const role of land.list('AWS::IAM::Role'))
      for (const key of [role.arn, ...(role.data.InstanceProfileList ?? []).flatMap((profile) => profile.Arn ?? [])]) byArn.set(key, role);
    return byArn;
  });
  return index.get(arn);
}
