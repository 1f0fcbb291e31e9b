import type { OperationName } from '@/server/aws/operation';

/** Something that the operator role is for, and what of CloudLens needs it. */
export interface OperateOperation {
  operation: OperationName;
  /** The IAM action that allows it. */
  action: string;
  /** What it is for, as a page says it. */
  purpose: string;
  /** Only looks: allowed on everything, whatever the role is limited to. */
  isRead?: true;
}

/**
 * All that is called by the operator role; instances and templates are looked at by the scan role. The operator role's templates, its
 * policies, what is tried before it is used and the docs come from this list, and a test compares it with the calls in server/operate.
 */
export const operateOperations: readonly OperateOperation[] = [
  { operation: 'ec2:StartInstances', action: 'ec2:StartInstances', purpose: 'start instances' },
  { operation: 'ec2:StopInstances', action: 'ec2:StopInstances', purpose: 'stop instances' },
  { operation: 'ec2:RebootInstances', action: 'ec2:RebootInstances', purpose: 'reboot instances' },
  { operation: 'ec2:TerminateInstances', action: 'ec2:TerminateInstances', purpose: 'terminate instances' },
  { operation: 'ec2:RunInstances', action: 'ec2:RunInstances', purpose: 'launch instances from launch templates' },
  { operation: 'ec2:CreateLaunchTemplate', action: 'ec2:CreateLaunchTemplate', purpose: 'create launch templates' },
  { operation: 'ec2:CreateLaunchTemplateVersion', action: 'ec2:CreateLaunchTemplateVersion', purpose: 'add versions to launch templates' },
  { operation: 'ec2:ModifyLaunchTemplate', action: 'ec2:ModifyLaunchTemplate', purpose: 'set the default version of launch templates' },
  {
    operation: 'ec2:DescribeInstanceAttribute',
    action: 'ec2:DescribeInstanceAttribute',
    purpose: 'see whether an instance is protected from being stopped or terminated',
    isRead: true,
  },
];

const instanceActions = ['ec2:StartInstances', 'ec2:StopInstances', 'ec2:RebootInstances', 'ec2:TerminateInstances'];
const templateActions = ['ec2:CreateLaunchTemplate', 'ec2:CreateLaunchTemplateVersion', 'ec2:ModifyLaunchTemplate'];

const of = (actions: readonly string[]): string[] =>
  operateOperations.filter(({ action }) => actions.includes(action)).map(({ action }) => action);

/** The same by what a statement of a policy can limit them to. */
export const operateGroups = {
  reads: operateOperations.filter(({ isRead }) => isRead).map(({ action }) => action),
  instances: of(instanceActions),
  templates: of(templateActions),
} as const;

/** Every action that the operator role needs, with those that only come along: tags on what is made, a role for what is launched. */
export const operateActions: readonly string[] = [...operateOperations.map(({ action }) => action), 'ec2:CreateTags', 'iam:PassRole'];
