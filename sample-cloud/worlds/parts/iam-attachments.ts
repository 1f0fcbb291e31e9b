import type { AttachedPolicy, PolicyDetail } from '@aws-sdk/client-iam';
import type { Draft } from '../draft';
import { awsManagedPolicies } from './aws-managed-policies';
import { policyText, type Statement } from './policy-document';

/** Inline policies by name. */
export type InlinePolicies = Readonly<Record<string, readonly Statement[]>>;

/** The ARN of a managed policy by name: AWS's own if it is one of those that we know, else the account's. */
export function managedPolicyArn(draft: Draft, name: string): string {
  const known = awsManagedPolicies[name];
  return known ? `arn:aws:iam::aws:policy${known.path ?? '/'}${name}` : draft.arn('iam', '', `policy/${name}`);
}

export function attached(draft: Draft, names: readonly string[]): AttachedPolicy[] {
  return names.map((PolicyName) => ({ PolicyName, PolicyArn: managedPolicyArn(draft, PolicyName) }));
}

export function inline(policies: InlinePolicies): PolicyDetail[] {
  return Object.entries(policies).map(([PolicyName, statements]) => ({ PolicyName, PolicyDocument: policyText(...statements) }));
}
