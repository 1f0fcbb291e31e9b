import type {
  Address,
  ClientVpnEndpoint,
  FlowLog,
  Image,
  Instance,
  InstanceMetadataDefaultsResponse,
  InternetGateway,
  LaunchTemplate,
  LaunchTemplateVersion,
  NatGateway,
  NetworkAcl,
  NetworkInterface,
  RouteTable,
  SecurityGroup,
  Snapshot,
  Subnet,
  TransitGateway,
  Volume,
  Vpc,
  VpcEndpoint,
  VpcPeeringConnection,
  VpnConnection,
} from '@aws-sdk/client-ec2';
import type { SecretHit } from '@/server/workloads/secrets/types';

/** Account-wide EC2 switches of one region. A field is absent when its operation failed (see the gaps). */
export interface Ec2RegionSettings {
  ebsEncryptionByDefault?: boolean;
  /** The key's ARN or alias. */
  ebsDefaultKmsKeyId?: string;
  /** `block-all-sharing`, `block-new-sharing` or `unblocked`. */
  snapshotBlockPublicAccess?: string;
  /** `block-new-sharing` or `unblocked`. */
  imageBlockPublicAccess?: string;
  instanceMetadataDefaults?: InstanceMetadataDefaultsResponse;
  serialConsoleAccess?: boolean;
}

export interface Ec2Resources {
  /** `secrets`: what in its user data looks like one; absent where it was not read. The user data itself is not kept. */
  'AWS::EC2::Instance': Instance & { secrets?: readonly SecretHit[] };
  'AWS::EC2::Volume': Volume;
  /** `restorableByAll`: any AWS account may restore it. */
  'AWS::EC2::Snapshot': Snapshot & { restorableByAll: boolean };
  'AWS::EC2::Image': Image;
  'AWS::EC2::SecurityGroup': SecurityGroup;
  'AWS::EC2::NetworkAcl': NetworkAcl;
  'AWS::EC2::VPC': Vpc;
  'AWS::EC2::Subnet': Subnet;
  'AWS::EC2::FlowLog': FlowLog;
  'AWS::EC2::EIP': Address;
  'AWS::EC2::NetworkInterface': NetworkInterface;
  'AWS::EC2::RouteTable': RouteTable;
  'AWS::EC2::InternetGateway': InternetGateway;
  'AWS::EC2::NatGateway': NatGateway;
  'AWS::EC2::VPCPeeringConnection': VpcPeeringConnection;
  'AWS::EC2::TransitGateway': TransitGateway;
  'AWS::EC2::ClientVpnEndpoint': ClientVpnEndpoint;
  /** The configuration for the other side and the tunnels' keys are dropped when read: they are secrets. */
  'AWS::EC2::VPNConnection': Omit<VpnConnection, 'CustomerGatewayConfiguration'>;
  'AWS::EC2::VPCEndpoint': VpcEndpoint;
  /** `versions`: the default and the latest one. User data is dropped when read; `secrets` tells what in it looked like one. */
  'AWS::EC2::LaunchTemplate': LaunchTemplate & { versions: (LaunchTemplateVersion & { secrets?: readonly SecretHit[] })[] };
  'AWS::EC2::RegionSettings': Ec2RegionSettings;
}
