import type { Draft, Tags } from '../draft';
import { addAddress, elasticAddress } from './address';
import { addInterface, type SubnetPlace } from './network-interface';

/** Adds what a NAT gateway leaves in our inventory: its interface and its address. Gives the gateway's id. */
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
  addAddress(draft, { region, name, attachment: { interfaceId: id, privateIp }, tags });
  return natId;
}
