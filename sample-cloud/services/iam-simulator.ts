import type { SimulatePrincipalPolicyCommandInput } from '@aws-sdk/client-iam';
import { ApiError, type OperationContext, page } from '../define-service';
import { allows } from '../engine/access/policy';
import { pageSize } from './listing';

/** What a role's policies mean for actions on resources in general. Policies of single resources are not looked at, as in AWS. */
export function simulatePolicy(input: SimulatePrincipalPolicyCommandInput, { account }: OperationContext) {
  const { PolicySourceArn = '', ActionNames = [], ResourceArns = ['*'], Marker, MaxItems } = input;
  const name = /^arn:[\w-]+:iam::\d{12}:role\/(?:.*\/)?([^/]+)$/.exec(PolicySourceArn)?.[1];
  const role = account.roles.find((each) => each.name === name);
  if (!role) throw new ApiError('NoSuchEntity', 404, `The role ${PolicySourceArn} cannot be found.`);
  const wrong = ActionNames.find((action) => !/^[\w-]+:[\w*]+$/.test(action));
  if (wrong !== undefined || ActionNames.length === 0) throw new ApiError('InvalidInput', 400, `${wrong ?? 'Nothing'} is no action.`);
  const results = ActionNames.map((action) => ({
    EvalActionName: action,
    EvalResourceName: ResourceArns[0] ?? '*',
    EvalDecision: allows(role.policies, action, ResourceArns)
      ? ('allowed' as const)
      : allows([{ Version: '', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }, ...role.policies], action, ResourceArns)
        ? ('implicitDeny' as const)
        : ('explicitDeny' as const),
    MissingContextValues: [],
  }));
  const found = page(results, Marker, pageSize(MaxItems, { most: 1000, usual: 100 }, 'InvalidInput'));
  return { EvaluationResults: [...found.items], IsTruncated: found.next !== undefined, Marker: found.next };
}
