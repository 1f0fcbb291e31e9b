import {
  AuthorizeSecurityGroupIngressCommand,
  CreateFlowLogsCommand,
  CreateNetworkAclCommand,
  CreateNetworkAclEntryCommand,
  CreateSecurityGroupCommand,
  CreateVpcCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
  type IpPermission,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { type Expectation, fails, given, passes, twins } from '../lib/expectation';
import type { Connect } from '../lib/moto';

const anywhere = [{ CidrIp: '0.0.0.0/0' }];
const inside = [{ CidrIp: '10.0.0.0/8' }];
const tcp = (FromPort: number, IpRanges = anywhere, ToPort = FromPort): IpPermission => ({ IpProtocol: 'tcp', FromPort, ToPort, IpRanges });

/** Security groups by what they let in. */
const groups = {
  ssh: [tcp(22)],
  rdp6: [{ IpProtocol: 'tcp', FromPort: 3389, ToPort: 3389, Ipv6Ranges: [{ CidrIpv6: '::/0' }] }],
  mysql: [tcp(3300, anywhere, 3310)],
  postgres: [tcp(5432)],
  mongo: [tcp(27017)],
  redis: [tcp(6379)],
  everything: [{ IpProtocol: '-1', IpRanges: anywhere }],
  halves: [tcp(22, [{ CidrIp: '0.0.0.0/1' }, { CidrIp: '128.0.0.0/1' }])],
  office: [22, 3306, 3389, 5432, 6379, 27017].map((port) => tcp(port, inside)),
  website: [tcp(443)],
} satisfies Record<string, IpPermission[]>;

async function arrangeGroups(ec2: EC2Client, VpcId: string): Promise<Expectation[]> {
  const id = {} as Record<keyof typeof groups | 'launch-wizard-3', string>;
  for (const [GroupName, IpPermissions] of Object.entries({ ...groups, 'launch-wizard-3': [] })) {
    const { GroupId } = await ec2.send(new CreateSecurityGroupCommand({ GroupName, Description: GroupName, VpcId }));
    if (IpPermissions.length > 0) await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
    id[GroupName as keyof typeof id] = given(GroupId);
  }
  return [
    ...twins('ec2/security-group-ssh-closed', id.ssh, id.office),
    ...fails('ec2/security-group-ssh-closed', id.everything),
    ...passes('ec2/security-group-ssh-closed', id.website),
    ...twins('ec2/security-group-rdp-closed', id.rdp6, id.office),
    ...twins('ec2/security-group-mysql-closed', id.mysql, id.office),
    ...twins('ec2/security-group-postgresql-closed', id.postgres, id.office),
    ...twins('ec2/security-group-nosql-closed', id.mongo, id.office),
    ...twins('ec2/security-group-cache-broker-closed', id.redis, id.office),
    ...twins('ec2/security-group-all-ports-closed', id.everything, id.ssh),
    // Two halves are the whole internet, under another name.
    ...twins('ec2/security-group-no-wide-public-range', id.halves, id.office),
    ...twins('ec2/security-group-not-from-launch-wizard', id['launch-wizard-3'], id.office),
  ];
}

/** Two VPCs: one as AWS makes it, one with flow logs, a narrow ACL and an emptied default group. */
export async function arrangeNetwork(connect: Connect): Promise<Expectation[]> {
  const ec2 = connect(EC2Client);
  const vpc = async (CidrBlock: string) => given((await ec2.send(new CreateVpcCommand({ CidrBlock }))).Vpc?.VpcId);
  const [plain, kept] = [await vpc('10.20.0.0/16'), await vpc('10.21.0.0/16')];

  await connect(S3Client).send(new CreateBucketCommand({ Bucket: 'shop-flows' }));
  await ec2.send(
    new CreateFlowLogsCommand({
      ResourceType: 'VPC',
      ResourceIds: [kept],
      TrafficType: 'REJECT',
      LogDestinationType: 's3',
      LogDestination: 'arn:aws:s3:::shop-flows',
    }),
  );

  const defaultGroup = async (VpcId: string) => {
    const Filters = [
      { Name: 'vpc-id', Values: [VpcId] },
      { Name: 'group-name', Values: ['default'] },
    ];
    return given((await ec2.send(new DescribeSecurityGroupsCommand({ Filters }))).SecurityGroups?.[0]);
  };
  const [full, emptied] = [await defaultGroup(plain), await defaultGroup(kept)];
  const { GroupId, IpPermissions = [], IpPermissionsEgress = [] } = emptied;
  if (IpPermissions.length > 0) await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
  if (IpPermissionsEgress.length > 0) await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, IpPermissions: IpPermissionsEgress }));

  const acl = async (CidrBlock: string) => {
    const NetworkAclId = given((await ec2.send(new CreateNetworkAclCommand({ VpcId: plain }))).NetworkAcl?.NetworkAclId);
    const entry = { NetworkAclId, RuleNumber: 100, RuleAction: 'allow' as const, Egress: false };
    await ec2.send(new CreateNetworkAclEntryCommand({ ...entry, Protocol: '6', PortRange: { From: 20, To: 25 }, CidrBlock }));
    return NetworkAclId;
  };
  const [openAcl, narrowAcl] = [await acl('0.0.0.0/0'), await acl('10.0.0.0/8')];

  return [
    ...(await arrangeGroups(ec2, plain)),
    ...twins('ec2/vpc-flow-logs-enabled', plain, kept),
    ...twins('ec2/security-group-default-empty', given(full.GroupId), given(GroupId)),
    ...twins('ec2/network-acl-remote-admin-closed', openAcl, narrowAcl),
    ...fails('ec2/network-acl-used', openAcl),
  ];
}
