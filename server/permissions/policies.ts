import { callerKeys, dataReads } from '@/server/aws/data-reads';
import { actionsOfDeepReads } from '@/server/aws/deep-reads';
import { launchRolePlaceholder, operatePolicyDocument } from './operate-policy';
import { type PolicyDocument, policyOf } from './policy-document';
import { extraActions, requiredActions } from './required-actions';

/** A policy with the name under which we propose to keep it. */
export interface NamedPolicy {
  name: string;
  document: PolicyDocument;
}

/** Of a managed policy; IAM does not count white space (IAM quotas). */
export const managedPolicyLimit = 6_144;

/** A policy's length as IAM counts it. */
export const policyLength = (document: unknown): number => JSON.stringify(document).replace(/\s/g, '').length;

/** The actions in as many policies as IAM's limit makes necessary, in their order. */
export function splitPolicies(name: string, sid: string, actions: readonly string[], limit = managedPolicyLimit): NamedPolicy[] {
  const parts: string[][] = [];
  for (const action of actions) {
    const last = parts.at(-1);
    if (last && policyLength(policyOf(sid, [...last, action])) <= limit) last.push(action);
    else parts.push([action]);
  }
  return parts.map((part, index) => ({ name: parts.length === 1 ? name : `${name}${index + 1}`, document: policyOf(sid, part) }));
}

/** What the role needs beside SecurityAudit and ViewOnlyAccess. */
export const extraPolicies: readonly NamedPolicy[] = splitPolicies('CloudLensExtraReads', 'ExtraReads', extraActions);

/** Each action that we use and nothing else, for roles that shall carry neither SecurityAudit nor ViewOnlyAccess. */
export const exactPolicies: readonly NamedPolicy[] = splitPolicies('CloudLensExactReads', 'ExactReads', requiredActions);

/** Takes reading data away again, whatever else the role is given. */
export const noDataPolicy: NamedPolicy = {
  name: 'CloudLensNoDataReads',
  document: {
    Version: '2012-10-17',
    Statement: [
      ...policyOf('NoDataReads', dataReads, 'Deny').Statement,
      { Sid: 'NoCallerKeys', Effect: 'Deny', Action: [callerKeys.action], Resource: callerKeys.resources },
    ],
  },
};

/** The same where an admin opted into reading some contents: these are left out. */
export function noDataPolicyBut(opted: readonly string[]): NamedPolicy {
  const open = actionsOfDeepReads(opted);
  const [data, ...others] = noDataPolicy.document.Statement;
  if (!data) return noDataPolicy;
  const kept = { ...data, Action: data.Action.filter((action) => !open.includes(action)) };
  return { ...noDataPolicy, document: { ...noDataPolicy.document, Statement: [kept, ...others] } };
}

/** Opt-in: allows reading these contents, which neither of AWS's policies does. null: none. */
export const deepReadPolicy = (opted: readonly string[]): NamedPolicy | null =>
  actionsOfDeepReads(opted).length > 0 ? { name: 'CloudLensDeepReads', document: policyOf('DeepReads', actionsOfDeepReads(opted)) } : null;

/** Opt-in, for a role of its own: the scan role never carries it. */
export const operatePolicy: NamedPolicy = {
  name: 'CloudLensOperate',
  document: operatePolicyDocument({ onlyTagged: true, launchRoles: [launchRolePlaceholder], withFixes: false }),
};

/** AWS's managed policies that the role carries, below `arn:<partition>:iam::aws:policy/`. */
export const awsPolicies = ['SecurityAudit', 'job-function/ViewOnlyAccess'] as const;
