import type { Cluster } from '@aws-sdk/client-redshift';
import type { ResourceData } from '@/server/collect/resource-data';
import { type Draft, type Tags, tagList } from '../draft';
import type { SubnetPlace } from './network-interface';

export interface WarehouseOptions {
  region: string;
  name: string;
  created: Date;
  vpcId: string;
  subnets: readonly SubnetPlace[];
  groupId: string;
  kmsKeyArn: string | null;
  logging: ResourceData['AWS::Redshift::Cluster']['logging'];
  /** What differs from a cluster in good order. */
  data?: Partial<Cluster>;
  refuses?: readonly string[];
  tags?: Tags;
}

/** Adds a Redshift cluster and the subnet group that it lives in. */
export function addWarehouse(draft: Draft, options: WarehouseOptions): void {
  const { region, name, vpcId, kmsKeyArn, tags = {} } = options;
  const subnetGroup = `${name}-subnets`;
  draft.add({
    type: 'AWS::Redshift::ClusterSubnetGroup',
    id: subnetGroup,
    arn: draft.arn('redshift', region, `subnetgroup:${subnetGroup}`),
    region,
    tags,
    data: {
      ClusterSubnetGroupName: subnetGroup,
      Description: name,
      VpcId: vpcId,
      SubnetGroupStatus: 'Complete',
      Subnets: options.subnets.map(({ id, zone }) => ({
        SubnetIdentifier: id,
        SubnetAvailabilityZone: { Name: zone },
        SubnetStatus: 'Active',
      })),
      Tags: tagList(tags),
    },
  });
  draft.add({
    type: 'AWS::Redshift::Cluster',
    id: name,
    arn: draft.arn('redshift', region, `cluster:${name}`),
    region,
    tags,
    refuses: options.refuses,
    data: {
      ClusterIdentifier: name,
      NodeType: 'ra3.xlplus',
      NumberOfNodes: 2,
      ClusterStatus: 'available',
      ClusterAvailabilityStatus: 'Available',
      ClusterCreateTime: options.created,
      MasterUsername: 'lumen_owner',
      DBName: 'lumen',
      Endpoint: { Address: `${name}.cabcdefghijk.${region}.redshift.amazonaws.com`, Port: 5439 },
      AutomatedSnapshotRetentionPeriod: 14,
      ManualSnapshotRetentionPeriod: -1,
      VpcId: vpcId,
      ClusterSubnetGroupName: subnetGroup,
      VpcSecurityGroups: [{ VpcSecurityGroupId: options.groupId, Status: 'active' }],
      PubliclyAccessible: false,
      AllowVersionUpgrade: true,
      Encrypted: kmsKeyArn !== null,
      ...(kmsKeyArn !== null && { KmsKeyId: kmsKeyArn }),
      EnhancedVpcRouting: true,
      Tags: tagList(tags),
      ...options.data,
      logging: options.logging,
    },
  });
}
