import { adminGrants, allowsActions, escalations, fullServiceAccess } from '@/server/aws/policy/questions';
import type { Policy } from '@/server/aws/policy/types';
import { fail, notApplicable, pass, unknown } from '../define-check';
import type { Verdict } from '../types';
import { type NamedPolicy, sortOut } from './policy-documents';

/** A bad property that a set of policies may have together. */
export interface PolicyQuestion {
  /** Evidence rows; none: the policies do not have it. `names`: of the policies, in the same order. */
  ask(policies: readonly (Policy | null)[], names: readonly string[]): readonly Record<string, unknown>[];
  /** After a subject: 'allows everything on everything'. */
  is(rows: readonly Record<string, unknown>[]): string;
  isNot: string;
}

const grantRows =
  (grants: (policies: readonly (Policy | null)[]) => ReturnType<typeof adminGrants>): PolicyQuestion['ask'] =>
  (policies, names) =>
    grants(policies).map(({ statement, policy, conditional }) => ({ policy: names[policy] ?? '', statement, conditional }));

export const administration: PolicyQuestion = {
  ask: grantRows(adminGrants),
  is: () => 'allows everything on everything',
  isNot: 'does not give full control of the account',
};

export const escalation: PolicyQuestion = {
  ask: (policies) =>
    escalations(policies).map(({ id, name, actions, statements, conditional }) => ({ path: id, name, actions, statements, conditional })),
  is: (rows) =>
    `opens ${rows.length === 1 ? 'a way' : `${rows.length} ways`} to more permissions: ${rows[0]?.name}${rows.length > 1 ? ' and others' : ''}`,
  isNot: 'opens no known way to more permissions',
};

export const fullAccessTo = (service: string, label: string): PolicyQuestion => ({
  ask: grantRows((policies) => fullServiceAccess(policies, service)),
  is: () => `allows every action of ${label}`,
  isNot: `does not allow every action of ${label}`,
});

export const assumingAnyRole: PolicyQuestion = {
  ask: grantRows((policies) => allowsActions(policies, ['sts:AssumeRole'], { resource: '*' })),
  is: () => 'allows taking on any role anywhere that lets it',
  isNot: 'names the roles that may be taken on',
};

export const subscribingToAnything: PolicyQuestion = {
  ask: grantRows((policies) => allowsActions(policies, ['aws-marketplace:Subscribe'], { resource: '*' })),
  is: () => 'allows subscribing to any product of AWS Marketplace',
  isNot: 'does not allow subscribing to any product of AWS Marketplace',
};

const shown = 10;

/** A yes stands on what was understood; a no needs all of it. `subject` as in 'The policy'. */
export function judgePolicies(policies: readonly NamedPolicy[], question: PolicyQuestion, subject: string): Verdict {
  const { known, unclear } = sortOut(policies);
  const rows = question.ask(
    known.map(({ policy }) => policy),
    known.map(({ name }) => name),
  );
  if (rows.length > 0)
    return fail(`${subject} ${question.is(rows)}`, {
      grants: rows.slice(0, shown),
      ...(rows.length > shown && { more: rows.length - shown }),
    });
  if (unclear.length > 0) return unknown(`No telling what ${unclear.join(', ')} allows: the document is missing or malformed`, { unclear });
  return pass(`${subject} ${question.isNot}`, { policies: policies.map(({ name }) => name).slice(0, shown) });
}

/** Judges what is written into a principal, all of it together. */
export function judgeInlinePolicies(policies: readonly NamedPolicy[], question: PolicyQuestion): Verdict {
  if (policies.length === 0) return notApplicable('There is no inline policy');
  return judgePolicies(policies, question, policies.length === 1 ? `The inline policy ${policies[0]?.name}` : 'The set of inline policies');
}
