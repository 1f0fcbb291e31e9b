import type { NetworkAclEntry } from '@aws-sdk/client-ec2';
import type { Draft, Tags } from '../draft';
import { tagList } from '../draft';

const everything = (egress: boolean): NetworkAclEntry[] => [
  { RuleNumber: 100, Protocol: '-1', RuleAction: 'allow', Egress: egress, CidrBlock: '0.0.0.0/0' },
  { RuleNumber: 32767, Protocol: '-1', RuleAction: 'deny', Egress: egress, CidrBlock: '0.0.0.0/0' },
];

/** A rule of a network ACL for TCP (6) ports. */
export function aclRule(
  number: number,
  cidr: string,
  ports: readonly [number, number],
  action: 'allow' | 'deny' = 'allow',
): NetworkAclEntry {
  return {
    RuleNumber: number,
    Protocol: '6',
    RuleAction: action,
    Egress: false,
    CidrBlock: cidr,
    PortRange: { From: ports[0], To: ports[1] },
  };
}

export interface AclOptions {
  region: string;
  vpcId: string;
  /** `default` names the VPC's own one, which lets everything in and out. */
  name: string;
  subnetIds: readonly string[];
  /** What comes in; all else is refused. Left out: everything. */
  ingress?: readonly NetworkAclEntry[];
  tags?: Tags;
}

/** Adds a network ACL; gives its id. */
export function addNetworkAcl(draft: Draft, { region, vpcId, name, subnetIds, ingress, tags = {} }: AclOptions): string {
  const NetworkAclId = draft.id('acl', `${region}/${vpcId}/${name}`);
  const named = name === 'default' ? tags : { Name: name, ...tags };
  const refusal: NetworkAclEntry = { RuleNumber: 32767, Protocol: '-1', RuleAction: 'deny', Egress: false, CidrBlock: '0.0.0.0/0' };
  draft.add({
    type: 'AWS::EC2::NetworkAcl',
    id: NetworkAclId,
    arn: draft.arn('ec2', region, `network-acl/${NetworkAclId}`),
    region,
    tags: named,
    data: {
      NetworkAclId,
      VpcId: vpcId,
      OwnerId: draft.account,
      IsDefault: name === 'default',
      Entries: [...everything(true), ...(ingress ? [...ingress, refusal] : everything(false))],
      Associations: subnetIds.map((SubnetId) => ({
        NetworkAclAssociationId: draft.id('aclassoc', SubnetId),
        NetworkAclId,
        SubnetId,
      })),
      Tags: tagList(named),
    },
  });
  return NetworkAclId;
}
