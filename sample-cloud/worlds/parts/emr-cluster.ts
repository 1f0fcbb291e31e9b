import type { BlockPublicAccessConfiguration, Cluster } from '@aws-sdk/client-emr';
import { type Draft, type Tags, tagList } from '../draft';
import { token } from '../ids';
import { addInstance, type InstanceOptions } from './instance';

/** What AWS starts every region with. */
export const awsBlocksAllButSsh: BlockPublicAccessConfiguration = {
  BlockPublicSecurityGroupRules: true,
  PermittedPublicSecurityGroupRuleRanges: [{ MinRange: 22, MaxRange: 22 }],
};

/** Adds the guard of a region against public EMR clusters. */
export function addEmrRegion(
  draft: Draft,
  region: string,
  {
    blockPublicAccess = awsBlocksAllButSsh,
    refuses,
  }: { blockPublicAccess?: BlockPublicAccessConfiguration; refuses?: readonly string[] } = {},
): void {
  draft.add({
    type: 'AWS::EMR::RegionSettings',
    id: region,
    arn: draft.arn('elasticmapreduce', region, `region-settings/${region}`),
    region,
    tags: {},
    refuses,
    data: { blockPublicAccess },
  });
}

export interface EmrClusterOptions {
  region: string;
  name: string;
  created: Date;
  /** Its primary node; left out: none that we can see. */
  primary?: Pick<InstanceOptions, 'subnet' | 'groups' | 'publicAddress' | 'kmsKeyArn' | 'profile'>;
  data?: Partial<Cluster>;
  refuses?: readonly string[];
  tags?: Tags;
}

/** Adds an EMR cluster, and the instance that is its primary node. */
export function addEmrCluster(draft: Draft, options: EmrClusterOptions): void {
  const { region, name, created, primary, tags = {} } = options;
  const id = `j-${token(`${draft.account}/${region}/emr/${name}`, 13)}`;
  const arn = draft.arn('elasticmapreduce', region, `cluster/${id}`);
  draft.add({
    type: 'AWS::EMR::Cluster',
    id,
    arn,
    region,
    tags,
    refuses: options.refuses,
    data: {
      Id: id,
      Name: name,
      ClusterArn: arn,
      Status: { State: 'WAITING', StateChangeReason: {}, Timeline: { CreationDateTime: created, ReadyDateTime: created } },
      Ec2InstanceAttributes: { ...(primary && { Ec2SubnetId: primary.subnet.id }) },
      InstanceCollectionType: 'INSTANCE_GROUP',
      ReleaseLabel: 'emr-7.5.0',
      AutoTerminate: false,
      TerminationProtected: true,
      Applications: [{ Name: 'Spark', Version: '3.5.2' }],
      Tags: tagList(tags),
      ...options.data,
    },
  });
  if (!primary) return;
  addInstance(draft, {
    ...primary,
    region,
    name: `${name}-primary`,
    launched: created,
    tags: { ...tags, 'aws:elasticmapreduce:job-flow-id': id, 'aws:elasticmapreduce:instance-group-role': 'MASTER' },
  });
}
