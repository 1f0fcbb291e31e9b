import { runRemedies } from '@/server/workflows/remedies/remedies';
import { operateGroups } from './operate-operations';
import type { PolicyDocument, PolicyStatement } from './policy-document';

/** The tag that says of an instance that it may be operated, where a role is limited to such. */
export const operateTag = { key: 'cloudlens:operate', value: 'true' } as const;

/** What stands in the files of deploy/aws, where nobody has chosen yet. */
export const launchRolePlaceholder = '<ARN of a role that launched instances may carry>';

export interface OperateScope {
  /** Only instances that carry {@link operateTag}. */
  onlyTagged: boolean;
  /** ARNs of roles that launched instances may carry; none: no role at all. */
  launchRoles: readonly string[];
  /** The commands of fixes by a run too: {@link fixActions}. */
  withFixes: boolean;
}

/** What fixes by a run do. Each run's session is cut further, to one of these and where AWS allows it to one resource. */
export const fixActions: readonly string[] = [...new Set(runRemedies.map(({ action }) => action))].sort();

const allow = (Sid: string, Action: readonly string[], rest: Partial<PolicyStatement> = {}): PolicyStatement => ({
  Sid,
  Effect: 'Allow',
  Action,
  Resource: '*',
  ...rest,
});

/** Only from launch templates, so that what is launched is what somebody has written down (EC2 condition keys, `ec2:LaunchTemplate`). */
export const onlyFromTemplates = { Null: { 'ec2:LaunchTemplate': 'false' } } as const;

/** Only while something is made: nobody can give an instance the tag afterwards that lets it be operated. */
export const onlyWhatIsMade = { StringEquals: { 'ec2:CreateAction': ['RunInstances', 'CreateLaunchTemplate'] } } as const;

export const onlyToInstances = { StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn'] } } as const;

export const taggedCondition = { StringEquals: { [`aws:ResourceTag/${operateTag.key}`]: operateTag.value } } as const;

/** The whole policy of the operator role. It reads no data, and changes nothing but instances, launch templates and, where wished, what fixes touch. */
export function operatePolicyDocument({ onlyTagged, launchRoles, withFixes }: OperateScope): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      allow('SeeWhatIsOperated', operateGroups.reads),
      allow('OperateInstances', operateGroups.instances, onlyTagged ? { Condition: taggedCondition } : {}),
      allow('LaunchFromTemplates', ['ec2:RunInstances'], { Condition: onlyFromTemplates }),
      allow('TagWhatIsMade', ['ec2:CreateTags'], { Condition: onlyWhatIsMade }),
      allow('ChangeLaunchTemplates', operateGroups.templates),
      ...(launchRoles.length > 0
        ? [allow('GiveLaunchedARole', ['iam:PassRole'], { Resource: launchRoles, Condition: onlyToInstances })]
        : []),
      ...(withFixes ? [allow('MendFindings', fixActions)] : []),
    ],
  };
}
