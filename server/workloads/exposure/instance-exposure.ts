import type { Instance } from '@aws-sdk/client-ec2';
import { openPorts } from '@/server/aws/network/ports';
import { blindSpotsOf, openDoorsOf, prefixListsTo } from '@/server/checks/shared/instance-exposure';
import { publicAddressesOf } from '@/server/checks/shared/instance-state';
import type { Snapshot } from '@/server/checks/types';
import { factorOf, type Signal } from '../rank/combine';
import type { Factor, Reach } from '../types';
import { exposureWeights } from './weights';

export interface ExposureFacts {
  reach: Reach;
  factor: Factor;
  /** Addresses with ports, URLs, names. */
  doors: string[];
}

const anyPort = { id: 'any', name: 'any port', protocol: 'tcp' as const, ports: [443] };

/** Each stretch of ports that the groups open to the internet, asked about by its first port. */
function stretchesOf(instance: Instance, snapshot: Snapshot) {
  const ids = new Set((instance.NetworkInterfaces ?? []).flatMap(({ Groups }) => (Groups ?? []).map(({ GroupId }) => GroupId)));
  for (const { GroupId } of instance.SecurityGroups ?? []) ids.add(GroupId);
  const open = [...ids].flatMap((id) => {
    const group = id === undefined ? undefined : snapshot.get('AWS::EC2::SecurityGroup', id);
    return group ? openPorts(group.data, 'ingress') : [];
  });
  return open.flatMap(({ protocol, fromPort, toPort }) => {
    if (protocol === 'all') return [{ ...anyPort, name: 'all ports' }];
    if ((protocol !== 'tcp' && protocol !== 'udp') || fromPort === null) return [];
    const name = fromPort === toPort ? `${protocol} ${fromPort}` : `${protocol} ${fromPort}–${toPort}`;
    return [{ id: name, name, protocol: protocol as 'tcp' | 'udp', ports: [fromPort] }];
  });
}

/** Groups of load balancers that face the internet and that the instance's groups let in. */
function balancersLetIn(instance: Instance, snapshot: Snapshot): string[] {
  const own = (instance.SecurityGroups ?? []).flatMap(({ GroupId }) => GroupId ?? []);
  const letIn = new Set(
    own.flatMap((id) =>
      (snapshot.get('AWS::EC2::SecurityGroup', id)?.data.IpPermissions ?? []).flatMap(({ UserIdGroupPairs }) =>
        (UserIdGroupPairs ?? []).flatMap(({ GroupId }) => GroupId ?? []),
      ),
    ),
  );
  return snapshot
    .list('AWS::ElasticLoadBalancingV2::LoadBalancer')
    .filter(({ data }) => data.Scheme === 'internet-facing' && data.SecurityGroups?.some((id) => letIn.has(id)))
    .map(({ name, id }) => name ?? id)
    .sort();
}

/**
 * From where an instance is reached: a public address, a route to an internet gateway, a network ACL and a security group that let
 * somebody in, all four.
 */
export function instanceExposure(instance: Instance, snapshot: Snapshot): ExposureFacts {
  const addresses = publicAddressesOf(instance);
  const isStopped = instance.State?.Name === 'stopped' || instance.State?.Name === 'stopping';
  const open = openDoorsOf(instance, stretchesOf(instance, snapshot), snapshot);
  const reachable = open.filter(({ reachableAt }) => reachableAt.length > 0);
  const blind = blindSpotsOf(instance, snapshot);
  const lists = prefixListsTo(instance, [anyPort], snapshot);
  const balancers = isStopped ? [] : balancersLetIn(instance, snapshot);

  const signals: Signal[] = [];
  const unseen: Signal[] = [];
  if (reachable.length > 0)
    signals.push({
      value: exposureWeights.internet,
      text: `The internet reaches it at ${reachable[0]?.reachableAt[0]}: ${[...new Set(reachable.map(({ service }) => service))].slice(0, 4).join(', ')}`,
    });
  if (balancers.length > 0)
    signals.push({
      value: exposureWeights.indirect,
      text: `It lets in the load balancer ${balancers.join(', ')}, which faces the internet`,
    });
  if (!isStopped) signals.push({ value: exposureWeights.internal, text: 'It runs in a network, and others in it may reach it' });
  if (!isStopped && addresses.length > 0 && reachable.length === 0) {
    if (blind.groups.length > 0)
      unseen.push({ value: exposureWeights.internet, text: `What its security groups ${blind.groups.join(', ')} let in was not seen` });
    if (blind.subnets.length > 0)
      unseen.push({ value: exposureWeights.internet, text: `Where its subnet ${blind.subnets.join(', ')} routes to was not seen` });
    if (lists.length > 0)
      unseen.push({ value: exposureWeights.internet, text: `Who is in the prefix lists ${lists.join(', ')} that it lets in is not read` });
  }
  const factor = factorOf(signals, unseen, {
    value: exposureWeights.none,
    text: isStopped ? 'It is stopped, so nothing reaches it' : 'Nothing reaches it',
  });
  const reach: Reach =
    reachable.length > 0 ? 'internet' : balancers.length > 0 ? 'indirect' : unseen.length > 0 ? 'unknown' : isStopped ? 'none' : 'internal';
  return {
    reach,
    factor,
    doors: [...reachable.flatMap(({ reachableAt, service }) => reachableAt.map((address) => `${address} ${service}`)), ...balancers],
  };
}
