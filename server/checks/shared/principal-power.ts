import type { OperationName } from '@/server/aws/operation';
import { isAdmin } from '@/server/aws/policy/questions';
import type { ResourceData } from '@/server/collect/resource-data';
import { fail, pass, unknown } from '../define-check';
import type { Snapshot, Verdict } from '../types';
import { attachedPolicies, boundaryPolicy, inlinePolicies, type NamedPolicy, sortOut } from './policy-documents';
import { administration } from './policy-questions';

export const principalNeeds: readonly OperationName[] = ['iam:GetAccountAuthorizationDetails'];

/** What a user has by the groups it is in. Needs groups and managed policies among the check's reads. */
export function groupPolicies({ GroupList }: ResourceData['AWS::IAM::User'], snapshot: Snapshot): NamedPolicy[] {
  return (GroupList ?? []).flatMap((name) => {
    const group = snapshot.get('AWS::IAM::Group', name);
    if (!group) return [{ name: `group ${name}`, source: 'group' as const, policy: 'unclear' as const }];
    const own = [...inlinePolicies(group.data.GroupPolicyList), ...attachedPolicies(group.data.AttachedManagedPolicies, snapshot)];
    return own.map((policy) => ({ ...policy, name: `${name}/${policy.name}`, source: 'group' as const }));
  });
}

export interface Power {
  /** `null`: cannot be told. */
  isAdmin: boolean | null;
  /** The statements that make an administrator, as evidence rows. */
  grants: readonly Record<string, unknown>[];
  /** A permissions boundary keeps the principal below its policies. */
  heldBack: boolean;
  unclear: readonly string[];
}

/** Whether policies make an administrator, after the permissions boundary. A boundary that cannot be read holds nobody back. */
export function powerOf(policies: readonly NamedPolicy[], boundary: NamedPolicy | null): Power {
  const { known, unclear } = sortOut(policies);
  const grants = administration.ask(
    known.map(({ policy }) => policy),
    known.map(({ name }) => name),
  );
  const heldBack = boundary !== null && boundary.policy !== 'unclear' && !isAdmin([boundary.policy]);
  const admin = grants.length > 0 ? !heldBack : unclear.length > 0 && !heldBack ? null : false;
  return { isAdmin: admin, grants, heldBack, unclear };
}

/** The verdict of 'this user, group or role is not an administrator by its own policies'. */
export function judgeAdministrator(
  data: Pick<ResourceData['AWS::IAM::User'], 'AttachedManagedPolicies' | 'PermissionsBoundary'>,
  inline: NamedPolicy[],
  who: string,
  snapshot: Snapshot,
): Verdict {
  const boundary = boundaryPolicy(data.PermissionsBoundary, snapshot);
  const power = powerOf([...inline, ...attachedPolicies(data.AttachedManagedPolicies, snapshot)], boundary);
  const evidence = { grants: power.grants, ...(boundary && { boundary: boundary.name }) };
  if (power.isAdmin === null)
    return unknown(`No telling what ${power.unclear.join(', ')} allows: the document is missing or malformed`, { unclear: power.unclear });
  if (power.isAdmin) return fail(`The ${who} has full control of the account`, evidence);
  if (power.grants.length > 0)
    return pass(`The ${who} would have full control of the account, but its permissions boundary holds it back`, evidence);
  return pass(`The ${who} does not have full control of the account by its own policies`);
}
