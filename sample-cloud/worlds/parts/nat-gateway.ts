import { type Draft, type Tags, tagList } from '../draft';
import { addAddress, elasticAddress } from './address';
import { addInterface, type SubnetPlace } from './network-interface';

/** Adds a NAT gateway with its interface and its address. Gives the gateway's id. */
export function addNatGateway(draft: Draft, region: string, vpcName: string, subnet: SubnetPlace, tags: Tags): string {
  const natId = draft.id('nat', `${region}/${vpcName}/${subnet.zone}`);
  const name = `${vpcName}-nat-${subnet.zone.at(-1)}`;
  const { id, privateIp } = addInterface(draft, {
    region,
    key: natId,
    subnet,
    groups: [],
    kind: 'natGateway',
    description: `Interface for NAT Gateway ${natId}`,
    elastic: elasticAddress(draft, region, name),
  });
  const { ip, allocationId, associationId } = addAddress(draft, { region, name, attachment: { interfaceId: id, privateIp }, tags });
  const named = { Name: name, ...tags };
  draft.add({
    type: 'AWS::EC2::NatGateway',
    id: natId,
    arn: draft.arn('ec2', region, `natgateway/${natId}`),
    region,
    tags: named,
    data: {
      NatGatewayId: natId,
      State: 'available',
      ConnectivityType: 'public',
      SubnetId: subnet.id,
      VpcId: subnet.vpcId,
      NatGatewayAddresses: [
        {
          AllocationId: allocationId,
          AssociationId: associationId,
          NetworkInterfaceId: id,
          PrivateIp: privateIp,
          PublicIp: ip,
          IsPrimary: true,
          Status: 'succeeded',
        },
      ],
      Tags: tagList(named),
    },
  });
  return natId;
}
