import type { Ec2RegionSettings } from '@/server/collect/ec2/types';
import type { Draft } from '../draft';
import { addVpc, type Vpc } from './vpc';

const asAwsLeavesIt: Ec2RegionSettings = {
  ebsEncryptionByDefault: false,
  ebsDefaultKmsKeyId: 'alias/aws/ebs',
  snapshotBlockPublicAccess: 'unblocked',
  imageBlockPublicAccess: 'block-new-sharing',
  instanceMetadataDefaults: {},
  serialConsoleAccess: false,
};

/** Everything switched to the safe side. */
export const hardenedRegion: Ec2RegionSettings = {
  ebsEncryptionByDefault: true,
  ebsDefaultKmsKeyId: 'alias/aws/ebs',
  snapshotBlockPublicAccess: 'block-all-sharing',
  imageBlockPublicAccess: 'block-new-sharing',
  instanceMetadataDefaults: { HttpTokens: 'required', HttpPutResponseHopLimit: 2, HttpEndpoint: 'enabled' },
  serialConsoleAccess: false,
};

/** Adds a region's EC2 switches, over those that AWS sets. */
export function addEc2Region(draft: Draft, region: string, settings: Ec2RegionSettings = {}): void {
  draft.add({
    type: 'AWS::EC2::RegionSettings',
    id: region,
    arn: draft.arn('ec2', region, `settings/${region}`),
    region,
    tags: {},
    data: { ...asAwsLeavesIt, ...settings },
  });
}

/** Adds the VPC that AWS puts into every region. */
export function addDefaultVpc(draft: Draft, region: string, closedDefaultGroup = false): Vpc {
  return addVpc(draft, {
    region,
    name: 'default',
    cidr: '172.31.0.0/16',
    isDefault: true,
    closedDefaultGroup,
    subnets: [
      { name: 'a', cidr: '172.31.0.0/20', public: true },
      { name: 'b', cidr: '172.31.16.0/20', public: true },
      { name: 'c', cidr: '172.31.32.0/20', public: true },
    ],
  });
}
