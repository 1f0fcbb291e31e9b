import type { Service } from '@aws-sdk/client-ecs';
import type { Snapshot } from '@/server/checks/types';
import { factorOf, type Signal } from '../rank/combine';
import type { ExposureFacts } from './instance-exposure';
import { instanceExposure } from './instance-exposure';
import { exposureWeights } from './weights';

const publicAddress = 'a public address of its tasks';

type Balancer = { name: string; isPublic: boolean };

/** Load balancers whose listeners pass on to the target group. */
function balancersOf(targetGroup: string, snapshot: Snapshot): Balancer[] {
  return snapshot.list('AWS::ElasticLoadBalancingV2::LoadBalancer').flatMap(({ data, name, id }) => {
    const actions = (data.listeners ?? []).flatMap(({ DefaultActions, rules }) => [
      ...(DefaultActions ?? []),
      ...(rules ?? []).flatMap(({ Actions }) => Actions),
    ]);
    const passes = actions.some(
      ({ TargetGroupArn, ForwardConfig }) =>
        TargetGroupArn === targetGroup || ForwardConfig?.TargetGroups?.some((each) => each.TargetGroupArn === targetGroup),
    );
    return passes ? [{ name: name ?? id, isPublic: data.Scheme === 'internet-facing' }] : [];
  });
}

/** From where a service's tasks are reached: their own addresses, judged as a machine's in the same place, and load balancers. */
export function serviceExposure(
  service: Pick<Service, 'networkConfiguration' | 'loadBalancers' | 'desiredCount'>,
  snapshot: Snapshot,
): ExposureFacts {
  const network = service.networkConfiguration?.awsvpcConfiguration;
  const onHost = network
    ? []
    : [{ value: exposureWeights.internet, text: 'It shares the network of the machine that it runs on: who reaches that is told there' }];
  const groups = (network?.securityGroups ?? []).map((GroupId) => ({ GroupId }));
  const isOff = service.desiredCount === 0;
  const own = instanceExposure(
    {
      State: { Name: isOff ? 'stopped' : 'running' },
      SecurityGroups: groups,
      NetworkInterfaces: (network?.subnets ?? []).map((SubnetId) => ({
        SubnetId,
        VpcId: snapshot.get('AWS::EC2::Subnet', SubnetId)?.data.VpcId,
        Groups: groups,
        ...(network?.assignPublicIp === 'ENABLED' && { Association: { PublicIp: publicAddress } }),
      })),
      ...(network?.assignPublicIp === 'ENABLED' && { PublicIpAddress: publicAddress }),
    },
    snapshot,
  );
  if (isOff) return { ...own, factor: { ...own.factor, reasons: [{ effect: 'lowers', text: 'It is set to run no task' }] } };
  const targets = (service.loadBalancers ?? []).flatMap(({ targetGroupArn }) => targetGroupArn ?? []);
  const balancers = targets.map((target) => balancersOf(target, snapshot));
  const fronts = [...new Set(balancers.flat().flatMap(({ name, isPublic }) => (isPublic ? [name] : [])))].sort();
  const lost = balancers.some((found) => found.length === 0);
  if (own.reach === 'internet' || (network && fronts.length === 0 && !lost)) return own;
  const signals: Signal[] = [{ value: exposureWeights.internal, text: 'It runs in a network, and others in it may reach it' }];
  if (fronts.length > 0)
    signals.push({
      value: exposureWeights.indirect,
      text: `The load balancer ${fronts.join(', ')} faces the internet and passes on to it`,
    });
  const unseen = [
    ...(lost ? [{ value: exposureWeights.indirect, text: 'Which load balancer passes on to it was not seen' }] : []),
    ...onHost,
  ];
  return {
    reach: fronts.length > 0 ? 'indirect' : 'unknown',
    factor: factorOf(signals, unseen, { value: exposureWeights.none, text: '' }),
    doors: fronts,
  };
}
