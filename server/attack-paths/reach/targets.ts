import { openPorts } from '@/server/aws/network/ports';
import { indexedBy } from '@/server/checks/shared/index-by';
import type { Resource } from '@/server/collect/types';
import { nodeOf, type Step } from '../found-path';
import type { Landscape } from '../landscape/landscape';
import { type Forward, forwards } from './balancers';
import { hopTo } from './lateral';
import { type Place, placesOf } from './place';

type Instance = Resource<'AWS::EC2::Instance'>;

/** Something behind a load balancer that faces the internet, with the steps to it. */
export interface Behind<R> {
  target: R;
  steps: Step[];
}

const addressKeys = ({ data }: Instance) => (data.PrivateIpAddress ? [`${data.VpcId} ${data.PrivateIpAddress}`] : []);

/** Running instances that are registered, by id or by address, behind a load balancer, and that let it in. */
export function instancesBehind(land: Landscape): readonly Behind<Instance>[] {
  return land.once(instancesBehind, () =>
    forwards(land).flatMap((forward) => {
      const { group } = forward;
      const { TargetType, targets = [], Port, VpcId } = group.data;
      if (TargetType !== 'instance' && TargetType !== 'ip') return [];
      return targets.flatMap(({ Id, Port: own }) => {
        const port = own ?? Port;
        const instance =
          TargetType === 'instance'
            ? land.get('AWS::EC2::Instance', Id, group.region)
            : indexedBy(land.list('AWS::EC2::Instance', group.region), addressKeys, `${VpcId} ${Id}`)[0];
        if (!instance || port === undefined) return [];
        const entered = enter(forward, placesOf(instance), port, land);
        if (!entered) return [];
        const why = `It is registered on port ${port}, and ${entered.why}`;
        return [{ target: instance, steps: [...forward.steps, { to: nodeOf(instance), why, unseen: entered.unseen }] }];
      });
    }),
  );
}

interface Entered {
  /** A clause: 'the security group app lets …'. */
  why: string;
  unseen: string | null;
}

/** Whether a security group of the target lets in what the load balancer passes on; null: none does. */
export function enter({ balancer, place }: Forward, places: readonly Place[], port: number, land: Landscape): Entered | null {
  const isNetwork = balancer.data.Type === 'network';
  const ranges = place.subnetIds.flatMap((id) => land.get('AWS::EC2::Subnet', id, place.region)?.data.CidrBlock ?? []);
  for (const to of places) {
    const clients = isNetwork ? letsClientsIn(to, port, land) : null;
    if (clients) return { why: clients, unseen: null };
    const hop = hopTo(place, ranges, { ...to, port }, land);
    if (!hop) continue;
    const byGroup = hop.permission.UserIdGroupPairs?.some(({ GroupId }) => place.groupIds.includes(GroupId ?? '')) === true;
    // By default a network load balancer leaves the client's address as it is, and the rule would not hold it.
    const unseen = isNetwork && !byGroup ? `whether the group ${balancer.id} keeps the addresses of clients is not read` : null;
    return { why: `the ${hop.why.slice(4)}`, unseen };
  }
  const lost = places.flatMap(({ groupIds, region }) => groupIds.filter((id) => !land.get('AWS::EC2::SecurityGroup', id, region)));
  if (lost.length === 0) return null;
  const unseen = land.missing(['ec2:DescribeSecurityGroups'], place.region) ?? `the security group ${lost[0]} is not in the inventory`;
  return { why: 'its security group may let it in', unseen };
}

function letsClientsIn({ groupIds, region }: Place, port: number, land: Landscape): string | null {
  for (const id of groupIds) {
    const group = land.get('AWS::EC2::SecurityGroup', id, region);
    const open = (group ? openPorts(group.data, 'ingress') : []).some(
      ({ protocol, fromPort, toPort }) =>
        (protocol === 'all' || protocol === 'tcp') && (fromPort ?? 0) <= port && port <= (toPort ?? 65_535),
    );
    if (group && open) return `the security group ${group.data.GroupName ?? id} lets every address in on tcp ${port}`;
  }
  return null;
}
