import type { OperateScope } from '@/server/permissions/operate-policy';
import { checkPlan, type RolePlan } from '../role-plan';

export const defaultOperatorRoleName = 'CloudLensOperatorRole';

/** All that is known about an operator role to be made. */
export interface OperatorPlan extends RolePlan, OperateScope {}

/** A role of the account itself, never a wildcard: whoever may pass any role may become it. */
export const launchRolePattern = /^arn:aws(-cn|-us-gov)?:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/;

/** @throws when a value does not belong into a command */
export function checkOperatorPlan(plan: OperatorPlan): OperatorPlan {
  checkPlan(plan);
  if (!plan.launchRoles.every((arn) => launchRolePattern.test(arn))) throw new Error('A launch role is no ARN of a role.');
  return plan;
}
