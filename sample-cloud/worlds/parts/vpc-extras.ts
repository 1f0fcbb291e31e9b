import type { Draft, Tags } from '../draft';
import { tagList } from '../draft';
import type { Vpc } from './vpc';

export interface FlowLogOptions {
  traffic?: 'ALL' | 'REJECT';
  created: Date;
  /** A bucket's ARN; left out: a log group named after the VPC. */
  bucketArn?: string;
  name: string;
  tags?: Tags;
}

/** Adds a flow log for a whole VPC. */
export function addFlowLog(draft: Draft, vpc: Vpc, options: FlowLogOptions): void {
  const FlowLogId = draft.id('fl', `${vpc.id}/${options.name}`);
  const tags = { Name: options.name, ...options.tags };
  draft.add({
    type: 'AWS::EC2::FlowLog',
    id: FlowLogId,
    arn: draft.arn('ec2', vpc.region, `vpc-flow-log/${FlowLogId}`),
    region: vpc.region,
    tags,
    data: {
      FlowLogId,
      ResourceId: vpc.id,
      TrafficType: options.traffic ?? 'ALL',
      FlowLogStatus: 'ACTIVE',
      DeliverLogsStatus: 'SUCCESS',
      LogDestinationType: options.bucketArn ? 's3' : 'cloud-watch-logs',
      LogDestination: options.bucketArn ?? draft.arn('logs', vpc.region, `log-group:/vpc/${options.name}`),
      ...(!options.bucketArn && {
        LogGroupName: `/vpc/${options.name}`,
        DeliverLogsPermissionArn: draft.arn('iam', '', 'role/lumen-vpc-flow-logs'),
      }),
      MaxAggregationInterval: 600,
      CreationTime: options.created,
      Tags: tagList(tags),
    },
  });
}

/** The id of a peering, known before either side's routes are written. */
export function peeringId(draft: Draft, name: string): string {
  return draft.id('pcx', name);
}

export interface PeeringSide {
  vpcId: string;
  cidr: string;
  region: string;
  account?: string;
}

/** Adds a VPC peering connection, seen from the requester's region. */
export function addPeering(draft: Draft, name: string, requester: PeeringSide, accepter: PeeringSide, tags: Tags = {}): void {
  const id = peeringId(draft, name);
  const named = { Name: name, ...tags };
  const side = ({ vpcId, cidr, region, account = draft.account }: PeeringSide) => ({
    VpcId: vpcId,
    CidrBlock: cidr,
    CidrBlockSet: [{ CidrBlock: cidr }],
    OwnerId: account,
    Region: region,
    PeeringOptions: {
      AllowDnsResolutionFromRemoteVpc: true,
      AllowEgressFromLocalClassicLinkToRemoteVpc: false,
      AllowEgressFromLocalVpcToRemoteClassicLink: false,
    },
  });
  draft.add({
    type: 'AWS::EC2::VPCPeeringConnection',
    id,
    arn: draft.arn('ec2', requester.region, `vpc-peering-connection/${id}`),
    region: requester.region,
    tags: named,
    data: {
      VpcPeeringConnectionId: id,
      RequesterVpcInfo: side(requester),
      AccepterVpcInfo: side(accepter),
      Status: { Code: 'active', Message: 'Active' },
      Tags: tagList(named),
    },
  });
}
