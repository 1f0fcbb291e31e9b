import {
  AuthorizeSecurityGroupIngressCommand,
  CreateCustomerGatewayCommand,
  CreateNetworkInterfaceCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateTransitGatewayCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  CreateVpnConnectionCommand,
  CreateVpnGatewayCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { doesNotApply, type Expectation, given, isUnknown, twins } from '../lib/expectation';
import type { Connect } from '../lib/moto';

/** What joins networks to others: transit gateways, a VPN, endpoints, and groups that let in an address. */
export async function arrangeGateways(connect: Connect): Promise<Expectation[]> {
  const ec2 = connect(EC2Client);
  const hub = async (AutoAcceptSharedAttachments: 'enable' | 'disable') =>
    given((await ec2.send(new CreateTransitGatewayCommand({ Options: { AutoAcceptSharedAttachments } }))).TransitGateway?.TransitGatewayId);
  const network = async (CidrBlock: string) => {
    const VpcId = given((await ec2.send(new CreateVpcCommand({ CidrBlock: `${CidrBlock}/16` }))).Vpc?.VpcId);
    const subnet = await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock: `${CidrBlock}/24` }));
    return { VpcId, SubnetId: given(subnet.Subnet?.SubnetId) };
  };
  const [busy, joined, empty] = [await network('10.60.0.0'), await network('10.61.0.0'), await network('10.62.0.0')];
  for (const { SubnetId } of [busy, joined]) await ec2.send(new CreateNetworkInterfaceCommand({ SubnetId }));
  await ec2.send(
    new CreateVpcEndpointCommand({
      VpcEndpointType: 'Interface',
      VpcId: joined.VpcId,
      SubnetIds: [joined.SubnetId],
      ServiceName: 'com.amazonaws.us-east-1.ec2',
    }),
  );
  const group = async (GroupName: string, CidrIp: string) => {
    const { GroupId } = await ec2.send(new CreateSecurityGroupCommand({ GroupName, Description: GroupName, VpcId: busy.VpcId }));
    await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId,
        IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp }] }],
      }),
    );
    return given(GroupId);
  };
  const [home, office] = [await group('home', '52.28.1.1/32'), await group('office', '10.1.2.3/32')];

  const { CustomerGateway } = await ec2.send(
    new CreateCustomerGatewayCommand({ Type: 'ipsec.1', BgpAsn: 65_000, IpAddress: '198.51.100.7' }),
  );
  const { VpnGateway } = await ec2.send(new CreateVpnGatewayCommand({ Type: 'ipsec.1' }));
  const { VpnConnection } = await ec2.send(
    new CreateVpnConnectionCommand({
      Type: 'ipsec.1',
      CustomerGatewayId: CustomerGateway?.CustomerGatewayId,
      VpnGatewayId: VpnGateway?.VpnGatewayId,
    }),
  );
  return [
    ...twins('ec2/transit-gateway-attachments-approved', await hub('enable'), await hub('disable')),
    ...twins('ec2/vpc-endpoint-for-ec2', busy.VpcId, joined.VpcId),
    ...doesNotApply('ec2/vpc-endpoint-for-ec2', empty.VpcId),
    ...twins('ec2/security-group-no-public-sources', home, office),
    // moto's tunnels have no state.
    ...isUnknown('ec2/vpn-tunnels-up', given(VpnConnection?.VpnConnectionId)),
  ];
}
