import { regionSchema } from '@/server/scans/schema';
import type { TrustInput } from '../trust-policy';

/** All that is known about a role to be made. */
export interface RolePlan extends TrustInput {
  /** Twelve digits. */
  accountId: string;
  partition: string;
  /** The role's name, without a path. */
  roleName: string;
  /** `/`, or the path below which the role lies, as `/security/`. */
  rolePath: string;
  /** Where the stack is kept; the role itself is global. */
  region: string;
}

/** CloudFormation's names may hold letters, digits and hyphens; a role's more. */
export const stackNameOf = ({ roleName }: Pick<RolePlan, 'roleName'>): string =>
  `cloudlens-${roleName.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '')}`.slice(0, 128);

/** Values that end up in a shell or an address: each is of a closed alphabet. @throws when one is not */
export function checkPlan(plan: RolePlan): RolePlan {
  const isSafe =
    /^\d{12}$/.test(plan.accountId) &&
    /^aws(-cn|-us-gov)?$/.test(plan.partition) &&
    /^[\w+=,.@-]{1,64}$/.test(plan.roleName) &&
    /^\/([\w+=,.@-]+\/)*$/.test(plan.rolePath) &&
    /^[\w+=,.@:/-]{2,1224}$/.test(plan.externalId) &&
    (plan.principal === null || /^arn:aws[\w-]*:iam::\d{12}:[\w+=,.@/:-]+$/.test(plan.principal)) &&
    regionSchema.safeParse(plan.region).success;
  if (!isSafe) throw new Error('A role plan holds a value that does not belong into a command.');
  return plan;
}
