import type { AccountRecord } from '@/server/accounts/callable';
import { onlyFromTemplates, onlyToInstances, onlyWhatIsMade } from '@/server/permissions/operate-policy';
import type { PolicyStatement } from '@/server/permissions/policy-document';
import type { InstanceVerb } from '../types';

/** What the session of one action may do: that action, on that thing. A session policy only subtracts from what the role may. */

type Place = Pick<AccountRecord, 'partition' | 'accountId'> & { region: string };

const allow = (Sid: string, Action: readonly string[], rest: Partial<PolicyStatement> = {}): PolicyStatement => ({
  Sid,
  Effect: 'Allow',
  Action,
  Resource: '*',
  ...rest,
});

export const arnIn = ({ partition, accountId, region }: Place, resource: string): string =>
  `arn:${partition}:ec2:${region}:${accountId}:${resource}`;

export const instanceActions = {
  start: 'ec2:StartInstances',
  stop: 'ec2:StopInstances',
  reboot: 'ec2:RebootInstances',
  terminate: 'ec2:TerminateInstances',
} as const satisfies Record<InstanceVerb, string>;

export const onInstance = (place: Place, verb: InstanceVerb, instanceId: string): PolicyStatement[] => [
  allow('Act', [instanceActions[verb]], { Resource: [arnIn(place, `instance/${instanceId}`)] }),
  allow('Look', ['ec2:DescribeInstanceAttribute']),
];

export const onTemplate = (
  place: Place,
  action: 'ec2:CreateLaunchTemplateVersion' | 'ec2:ModifyLaunchTemplate',
  id: string,
): PolicyStatement[] => [allow('Act', [action], { Resource: [arnIn(place, `launch-template/${id}`)] })];

export const onNewTemplate = (): PolicyStatement[] => [
  allow('Act', ['ec2:CreateLaunchTemplate']),
  allow('Tag', ['ec2:CreateTags'], { Condition: onlyWhatIsMade }),
];

/** A launch makes and uses many things, so it is cut by the template that it must come from. */
export const onLaunch = (): PolicyStatement[] => [
  allow('Act', ['ec2:RunInstances'], { Condition: onlyFromTemplates }),
  allow('Tag', ['ec2:CreateTags'], { Condition: onlyWhatIsMade }),
  allow('GiveARole', ['iam:PassRole'], { Condition: onlyToInstances }),
];
