import type { AttachedPermissionsBoundary, AttachedPolicy, ManagedPolicyDetail, PolicyDetail } from '@aws-sdk/client-iam';
import { parsePolicy } from '@/server/aws/policy/questions';
import type { Policy } from '@/server/aws/policy/types';
import type { Snapshot } from '../types';

/** A policy with its name. `unclear`: its document is missing or cannot be understood, so nobody may say what it does not allow. */
export interface NamedPolicy {
  name: string;
  source: 'inline' | 'attached' | 'boundary' | 'group';
  policy: Policy | null | 'unclear';
}

export const isAwsManaged = (arn: string): boolean => /^arn:[^:]+:iam::aws:policy\//.test(arn);
const nameIn = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/** AWS's own policy, for look-alikes of IAM and the rare answer that leave its document out. */
const administratorAccess = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

/** The document that is in force. */
export function documentOf(data: ManagedPolicyDetail): Policy | null | 'unclear' {
  const versions = data.PolicyVersionList ?? [];
  const current =
    versions.find(({ IsDefaultVersion }) => IsDefaultVersion) ??
    versions.find(({ VersionId }) => VersionId !== undefined && VersionId === data.DefaultVersionId);
  if (!current?.Document) return isAdministratorAccess(data.Arn ?? '') ? clear(administratorAccess) : 'unclear';
  return clear(current.Document);
}

export const isAdministratorAccess = (arn: string): boolean => isAwsManaged(arn) && nameIn(arn) === 'AdministratorAccess';

/** AWS promises no order, and evidence must not change by it. */
const byName = (a: NamedPolicy, b: NamedPolicy) => (a.name < b.name ? -1 : 1);

export function inlinePolicies(policies: readonly PolicyDetail[] | undefined): NamedPolicy[] {
  const named = (policies ?? []).map(
    ({ PolicyName, PolicyDocument }): NamedPolicy => ({
      name: PolicyName ?? 'unnamed',
      source: 'inline',
      policy: PolicyDocument ? clear(PolicyDocument) : 'unclear',
    }),
  );
  return named.sort(byName);
}

/** Needs `AWS::IAM::ManagedPolicy` among the check's reads. */
export function attachedPolicies(attached: readonly AttachedPolicy[] | undefined, snapshot: Snapshot): NamedPolicy[] {
  return (attached ?? []).map(({ PolicyName, PolicyArn }) => managed(PolicyArn ?? '', PolicyName, 'attached', snapshot)).sort(byName);
}

/** What caps the principal's permissions; null when nothing does. */
export function boundaryPolicy(boundary: AttachedPermissionsBoundary | undefined, snapshot: Snapshot): NamedPolicy | null {
  const arn = boundary?.PermissionsBoundaryArn;
  return arn ? managed(arn, undefined, 'boundary', snapshot) : null;
}

function managed(arn: string, name: string | undefined, source: NamedPolicy['source'], snapshot: Snapshot): NamedPolicy {
  const found = snapshot.get('AWS::IAM::ManagedPolicy', arn);
  const policy = found ? documentOf(found.data) : isAdministratorAccess(arn) ? clear(administratorAccess) : 'unclear';
  return { name: name ?? nameIn(arn), source, policy };
}

function clear(document: string | object): Policy | null | 'unclear' {
  const policy = parsePolicy(document);
  return policy === 'malformed' ? 'unclear' : policy;
}

/** Those that can be asked about, and the names of the others. */
export function sortOut(policies: readonly NamedPolicy[]): { known: { name: string; policy: Policy | null }[]; unclear: string[] } {
  return {
    known: policies.flatMap(({ name, policy }) => (policy === 'unclear' ? [] : [{ name, policy }])),
    unclear: policies.filter(({ policy }) => policy === 'unclear').map(({ name }) => name),
  };
}
