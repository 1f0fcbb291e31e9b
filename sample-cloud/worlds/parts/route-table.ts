import type { Route } from '@aws-sdk/client-ec2';
import type { Draft, Tags } from '../draft';
import { tagList } from '../draft';

export interface RouteTableOptions {
  region: string;
  vpcId: string;
  vpcCidr: string;
  name: string;
  main?: boolean;
  subnetIds: readonly string[];
  routes?: readonly Route[];
  tags?: Tags;
}

/** Adds a route table with its local route; gives its id. */
export function addRouteTable(
  draft: Draft,
  { region, vpcId, vpcCidr, name, main = false, subnetIds, routes = [], tags = {} }: RouteTableOptions,
): string {
  const RouteTableId = draft.id('rtb', `${region}/${vpcId}/${name}`);
  const named = name === 'default' ? tags : { Name: name, ...tags };
  const association = (key: string) => ({
    RouteTableAssociationId: draft.id('rtbassoc', `${RouteTableId}/${key}`),
    RouteTableId,
    AssociationState: { State: 'associated' as const },
  });
  draft.add({
    type: 'AWS::EC2::RouteTable',
    id: RouteTableId,
    arn: draft.arn('ec2', region, `route-table/${RouteTableId}`),
    region,
    tags: named,
    data: {
      RouteTableId,
      VpcId: vpcId,
      OwnerId: draft.account,
      Routes: [
        { DestinationCidrBlock: vpcCidr, GatewayId: 'local', Origin: 'CreateRouteTable', State: 'active' },
        ...routes.map((route) => ({ Origin: 'CreateRoute' as const, State: 'active' as const, ...route })),
      ],
      Associations: [
        ...(main ? [{ ...association('main'), Main: true }] : []),
        ...subnetIds.map((SubnetId) => ({ ...association(SubnetId), Main: false, SubnetId })),
      ],
      PropagatingVgws: [],
      Tags: tagList(named),
    },
  });
  return RouteTableId;
}
