import type { CreateLaunchTemplateRequest, RunInstancesRequest, TagSpecification } from '@aws-sdk/client-ec2';
import type { OperationContext, Touch } from '../../define-service';
import type { ConditionKeys } from '../../engine/access/policy';
import { templateOf } from './templates';

const arnOf = ({ partition, region, accountId }: OperationContext, resource: string): string =>
  `arn:${partition}:ec2:${region}:${accountId}:${resource}`;

const tagKeys = (tags: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(tags).flatMap(([key, value]) => [`aws:ResourceTag/${key}`, `ec2:ResourceTag/${key}`].map((name) => [name, value])),
  );

/** Each instance that is named, with the tags that a policy may ask for. */
export function touchedInstances(action: string, ids: readonly string[] | undefined, context: OperationContext): Touch[] {
  return (ids ?? []).map((id) => ({
    action,
    arn: arnOf(context, `instance/${id}`),
    keys: tagKeys(context.state.find('AWS::EC2::Instance', context.region, id)?.tags ?? {}),
  }));
}

export function touchedTemplate(action: string, id: string | undefined, context: OperationContext): Touch[] {
  const tags = context.state.find('AWS::EC2::LaunchTemplate', context.region, id ?? '')?.tags ?? {};
  return [{ action, arn: arnOf(context, `launch-template/${id ?? '*'}`), keys: tagKeys(tags) }];
}

const tagging = (specifications: readonly TagSpecification[] | undefined, createdBy: string, context: OperationContext): Touch[] =>
  (specifications ?? [])
    .filter(({ Tags = [] }) => Tags.length > 0)
    .map(({ ResourceType }) => ({
      action: 'ec2:CreateTags',
      arn: arnOf(context, `${ResourceType}/*`),
      keys: { 'ec2:CreateAction': createdBy },
    }));

export const touchedByNewTemplate = (input: CreateLaunchTemplateRequest, context: OperationContext): Touch[] => [
  { action: 'ec2:CreateLaunchTemplate', arn: arnOf(context, 'launch-template/*') },
  ...tagging(input.TagSpecifications, 'CreateLaunchTemplate', context),
];

/** A launch is asked about for all that it makes and uses, tags them, and hands the instances a role. */
export function touchedByLaunch(input: RunInstancesRequest, context: OperationContext): Touch[] {
  const { LaunchTemplateId, LaunchTemplateName, Version = '$Default' } = input.LaunchTemplate ?? {};
  const found = input.LaunchTemplate && templateOf(LaunchTemplateId, LaunchTemplateName, context);
  const [id, template] = [found?.id, found?.data];
  const number =
    Version === '$Latest' ? template?.LatestVersionNumber : Version === '$Default' ? template?.DefaultVersionNumber : Number(Version);
  const profile = template?.versions.find(({ VersionNumber }) => VersionNumber === number)?.LaunchTemplateData?.IamInstanceProfile;
  const role = profile?.Name ?? profile?.Arn?.split('/').at(-1);
  const keys: ConditionKeys = id ? { 'ec2:LaunchTemplate': arnOf(context, `launch-template/${id}`) } : {};
  const used = ['instance/*', 'volume/*', 'network-interface/*', ...(id ? [`launch-template/${id}`] : [])];
  return [
    ...used.map((resource) => ({ action: 'ec2:RunInstances', arn: arnOf(context, resource), keys })),
    ...tagging(input.TagSpecifications, 'RunInstances', context),
    ...(role
      ? [
          {
            action: 'iam:PassRole',
            arn: `arn:${context.partition}:iam::${context.accountId}:role/${role}`,
            keys: { 'iam:PassedToService': 'ec2.amazonaws.com' },
          },
        ]
      : []),
  ];
}
