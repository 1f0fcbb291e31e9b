import { parsePolicy, roleTrusts } from '@/server/aws/policy/questions';
import type { Policy } from '@/server/aws/policy/types';
import type { Resource } from '@/server/collect/types';
import { fail, notApplicable, pass, unknown } from '../define-check';
import type { CheckContext, Verdict } from '../types';

type Role = Resource<'AWS::IAM::Role'>;
export type RoleTrust = ReturnType<typeof roleTrusts>[number];

/** Roles that AWS made for its own services: nobody else can assume or change them. */
export const isServiceLinked = ({ data, arn }: Role): boolean =>
  (data.Path ?? '').startsWith('/aws-service-role/') || arn.includes(':role/aws-service-role/');

/** Roles that IAM Identity Center makes and keeps: they are changed there, not in IAM. */
export const isIdentityCenterRole = ({ data, arn }: Role): boolean =>
  (data.Path ?? '').startsWith('/aws-reserved/') || arn.includes(':role/aws-reserved/');

/** Asks about the trust policy of a role that the account's owner can change. */
export function withTrustPolicy(role: Role, ask: (policy: Policy) => Verdict): Verdict {
  if (isServiceLinked(role)) return notApplicable('The role is linked to a service of AWS, which alone can assume it');
  const policy = parsePolicy(role.data.AssumeRolePolicyDocument);
  // Every role has one, so an empty answer means that we do not know it.
  if (policy === null) return unknown('AWS did not tell the trust policy');
  return policy === 'malformed' ? unknown('The trust policy cannot be understood') : ask(policy);
}

interface TrustRule {
  /** The trusts that the check is about; none: it does not apply. */
  concerns(trust: RoleTrust): boolean;
  isLoose(trust: RoleTrust): boolean;
  /** Said when it concerns no trust. */
  otherwise: string;
  loose(names: string): string;
  firm: string;
}

const names = (trusts: readonly RoleTrust[]): string => {
  const all = [...new Set(trusts.flatMap(({ principals, accounts }) => (accounts.length > 0 ? accounts : principals)))];
  return `${all.slice(0, 3).join(', ')}${all.length > 3 ? ` and ${all.length - 3} more` : ''}`;
};

const row = ({ statement, kind, principals, accounts, externalId, problem, conditions }: RoleTrust) => ({
  statement,
  kind,
  principals,
  accounts,
  externalId,
  problem,
  conditions,
});

/** Judges the outsiders whom a role trusts. */
export function judgeTrusts(role: Role, context: CheckContext, rule: TrustRule): Verdict {
  return withTrustPolicy(role, (policy) => {
    const trusts = roleTrusts(policy, { account: context.account, partition: context.partition }).filter(rule.concerns);
    if (trusts.length === 0) return notApplicable(rule.otherwise);
    const loose = trusts.filter(rule.isLoose);
    return loose.length > 0 ? fail(rule.loose(names(loose)), { trusts: loose.map(row) }) : pass(rule.firm, { trusts: trusts.map(row) });
  });
}
