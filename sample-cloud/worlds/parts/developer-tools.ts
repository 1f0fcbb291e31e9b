import type { Project } from '@aws-sdk/client-codebuild';
import type { AthenaWorkGroup } from '@/server/collect/athena/types';
import type { Draft, Tags } from '../draft';
import { token, uuid } from '../ids';
import type { Vpc } from './vpc';

interface Options {
  region: string;
  name: string;
  created: Date;
  refuses?: readonly string[];
  tags?: Tags;
}

/** Adds a CodeBuild project. `***:***@` in the address stands for credentials in it. */
export function addBuildProject(
  draft: Draft,
  { region, name, created, tags = {}, data }: Options & { data: Pick<Project, 'source' | 'environment'> },
): void {
  const arn = draft.arn('codebuild', region, `project/${name}`);
  draft.add({
    type: 'AWS::CodeBuild::Project',
    id: name,
    arn,
    region,
    tags,
    data: { name, arn, created, lastModified: created, timeoutInMinutes: 60, artifacts: { type: 'NO_ARTIFACTS' }, ...data },
  });
}

/** Adds an Athena work group. Every region has one named `primary`. */
export function addWorkGroup(
  draft: Draft,
  { region, name, created, refuses, tags = {}, data }: Options & { data?: Partial<AthenaWorkGroup> },
): void {
  draft.add({
    type: 'AWS::Athena::WorkGroup',
    id: name,
    arn: draft.arn('athena', region, `workgroup/${name}`),
    region,
    tags,
    refuses,
    data: {
      Name: name,
      State: 'ENABLED',
      CreationTime: created,
      Configuration: { EnforceWorkGroupConfiguration: true, PublishCloudWatchMetricsEnabled: false },
      used: false,
      ...data,
    },
  });
}

/** Adds a user pool of Cognito. */
export function addUserPool(
  draft: Draft,
  { region, name, created, refuses, tags = {}, mode }: Options & { mode?: 'AUDIT' | 'ENFORCED' },
): void {
  const Id = `${region}_${token(`${draft.account}/${region}/pool/${name}`, 9)}`;
  const Arn = draft.arn('cognito-idp', region, `userpool/${Id}`);
  draft.add({
    type: 'AWS::Cognito::UserPool',
    id: Id,
    arn: Arn,
    region,
    tags,
    refuses,
    data: {
      Id,
      Name: name,
      Arn,
      CreationDate: created,
      LastModifiedDate: created,
      MfaConfiguration: 'OPTIONAL',
      DeletionProtection: 'ACTIVE',
      UserPoolTier: mode ? 'PLUS' : 'ESSENTIALS',
      ...(mode && { UserPoolAddOns: { AdvancedSecurityMode: mode } }),
    },
  });
}

/** Adds an Auto Scaling group over subnets of a VPC. */
export function addScalingGroup(
  draft: Draft,
  { name, created, vpc, subnets, tags = {} }: Omit<Options, 'region'> & { vpc: Vpc; subnets: readonly string[] },
): void {
  const { region } = vpc;
  const AutoScalingGroupARN = draft.arn(
    'autoscaling',
    region,
    `autoScalingGroup:${uuid(`${draft.account}/${region}/group/${name}`)}:autoScalingGroupName/${name}`,
  );
  draft.add({
    type: 'AWS::AutoScaling::AutoScalingGroup',
    id: name,
    arn: AutoScalingGroupARN,
    region,
    tags,
    data: {
      AutoScalingGroupName: name,
      AutoScalingGroupARN,
      MinSize: 2,
      MaxSize: 6,
      DefaultCooldown: 300,
      HealthCheckType: 'ELB',
      HealthCheckGracePeriod: 300,
      CreatedTime: created,
      AvailabilityZones: [...new Set(subnets.map((subnet) => `${region}${subnet.at(-1)}`))],
      VPCZoneIdentifier: subnets.map((subnet) => vpc.subnet(subnet).id).join(','),
      NewInstancesProtectedFromScaleIn: false,
    },
  });
}
