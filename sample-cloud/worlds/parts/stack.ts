import type { Output, Stack, StackDriftStatus } from '@aws-sdk/client-cloudformation';
import type { Draft, Tags } from '../draft';
import { tagList } from '../draft';
import { uuid } from '../ids';

export interface StackOptions {
  region: string;
  name: string;
  created: Date;
  updated?: Date;
  status?: Stack['StackStatus'];
  protected?: boolean;
  description?: string;
  parameters?: Readonly<Record<string, string>>;
  outputs?: Readonly<Record<string, string>>;
  drift?: StackDriftStatus;
  /** Tells somebody of what happens to it. */
  notified?: boolean;
  roleArn?: string;
  /** The stack that it is nested in. */
  parent?: string;
  tags?: Tags;
}

/** Adds a CloudFormation stack; gives its ARN, which is its id. */
export function addStack(draft: Draft, options: StackOptions): string {
  const {
    region,
    name,
    created,
    updated,
    parent,
    tags = {},
    drift = 'NOT_CHECKED',
    status = updated ? 'UPDATE_COMPLETE' : 'CREATE_COMPLETE',
  } = options;
  const arn = draft.arn('cloudformation', region, `stack/${name}/${uuid(`${draft.account}/${region}/${name}`)}`);
  const Outputs: Output[] = Object.entries(options.outputs ?? {}).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }));
  draft.add({
    type: 'AWS::CloudFormation::Stack',
    id: name,
    arn,
    region,
    tags,
    data: {
      StackId: arn,
      StackName: name,
      Description: options.description ?? '',
      CreationTime: created,
      ...(updated && { LastUpdatedTime: updated }),
      StackStatus: status,
      ...(status.includes('FAILED') && { StackStatusReason: 'The following resource(s) failed to update: [Alarm].' }),
      DisableRollback: false,
      RollbackConfiguration: { RollbackTriggers: [] },
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      NotificationARNs: options.notified ? [draft.arn('sns', region, 'stack-events')] : [],
      Parameters: Object.entries(options.parameters ?? {}).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
      Outputs,
      ...(options.roleArn && { RoleARN: options.roleArn }),
      ...(parent && { ParentId: parent, RootId: parent }),
      DriftInformation: { StackDriftStatus: drift, ...(drift !== 'NOT_CHECKED' && { LastCheckTimestamp: draft.clock.lately(3) }) },
      Tags: tagList(tags),
      terminationProtection: options.protected ?? false,
    },
  });
  return arn;
}
