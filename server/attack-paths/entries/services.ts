import { indexedBy } from '@/server/checks/shared/index-by';
import type { Resource } from '@/server/collect/types';
import { roleSeen } from '../can/principal';
import { type Cut, internet, nodeOf, type Step } from '../found-path';
import type { Landscape } from '../landscape/landscape';
import { balancerNeeds, balancerReads, forwards } from '../reach/balancers';
import { portWords, reachFromInternet, reachNeeds, reachReads, stepsFromInternet } from '../reach/internet';
import type { Place } from '../reach/place';
import { type Behind, enter } from '../reach/targets';
import { exploitabilities, exposures, factor } from '../score';
import type { Factor } from '../types';
import { passedOn } from './behind-balancers';
import type { Entry } from './entry';

export type Service = Resource<'AWS::ECS::Service'>;

const listed = ['ecs:ListServices', 'ecs:DescribeServices', 'ecs:DescribeTaskDefinition'] as const;
export const serviceNeeds = [...listed, ...reachNeeds] as const;
export const serviceReads = ['AWS::ECS::Service', 'AWS::ECS::TaskDefinition', 'AWS::EC2::Subnet', ...reachReads] as const;
export const serviceBehindNeeds = [...listed, ...balancerNeeds] as const;
export const serviceBehindReads = ['AWS::ECS::Service', 'AWS::ECS::TaskDefinition', ...balancerReads] as const;

export const runs = ({ data }: Service): boolean => data.desiredCount !== 0;
export const definitionOf = ({ data, region }: Service, land: Landscape): Resource<'AWS::ECS::TaskDefinition'> | undefined =>
  land.get('AWS::ECS::TaskDefinition', data.taskDefinition, region);

/** Where the tasks of a service listen; null: on whatever they run on, whose network they share. */
export function placeOf({ data, region }: Service, land: Landscape): Place | null {
  const network = data.networkConfiguration?.awsvpcConfiguration;
  if (!network) return null;
  const subnetIds = network.subnets ?? [];
  return {
    region,
    vpcId: land.get('AWS::EC2::Subnet', subnetIds[0], region)?.data.VpcId,
    subnetIds,
    groupIds: network.securityGroups ?? [],
    families: network.assignPublicIp === 'ENABLED' ? ['ipv4'] : [],
    addresses: [],
  };
}

const withdraw = (service: Service): Cut => ({
  text: `Run the tasks of the service ${service.name ?? service.id} without public addresses, behind a load balancer or a NAT gateway`,
  cost: 4,
  on: service.arn,
  checkId: 'ecs/service-no-public-address',
  changes: [
    {
      arn: service.arn,
      to: ({ networkConfiguration, ...data }: Service['data']) => ({
        ...data,
        networkConfiguration: { awsvpcConfiguration: { ...networkConfiguration?.awsvpcConfiguration, assignPublicIp: 'DISABLED' } },
      }),
    },
  ],
});

/** Services whose tasks have public addresses that the internet reaches. */
export function publicServices(land: Landscape): readonly (Behind<Service> & { ports: string })[] {
  return land.once(publicServices, () =>
    land.list('AWS::ECS::Service').flatMap((service) => {
      const place = runs(service) ? placeOf(service, land) : null;
      const reach = place && reachFromInternet(place, land);
      if (!reach) return [];
      const steps = stepsFromInternet(reach, nodeOf(service));
      const last = steps.at(-1);
      const withCut: Step[] = last ? [...steps.slice(0, -1), { ...last, cuts: [...(last.cuts ?? []), withdraw(service)] }] : steps;
      return [{ target: service, steps: withCut, ports: portWords(reach.ports) || 'its ports' }];
    }),
  );
}

const targetKeys = ({ data }: Service) => (data.loadBalancers ?? []).map(({ targetGroupArn }) => targetGroupArn);

/** Services whose tasks are registered behind a load balancer that faces the internet, and let it in. */
export function servicesBehind(land: Landscape): readonly Behind<Service>[] {
  return land.once(servicesBehind, () =>
    forwards(land).flatMap((forward) =>
      indexedBy(land.list('AWS::ECS::Service', forward.group.region), targetKeys, forward.group.arn).flatMap((service) => {
        if (!runs(service)) return [];
        const own = service.data.loadBalancers?.find(({ targetGroupArn }) => targetGroupArn === forward.group.arn);
        const port = own?.containerPort ?? forward.group.data.Port ?? 80;
        const place = placeOf(service, land);
        const entered = place
          ? enter(forward, [place], port, land)
          : { why: 'the instances under it may let it in', unseen: 'which instances the service runs on is not collected' };
        if (!entered) return [];
        const why = `The service registers its tasks there on port ${port}, and ${entered.why}`;
        return [{ target: service, steps: [...forward.steps, { to: nodeOf(service), why, unseen: entered.unseen }] }];
      }),
    ),
  );
}

function serviceEntry(service: Service, steps: readonly Step[], exposure: Factor, listens: string, land: Landscape): Entry[] {
  const definition = definitionOf(service, land);
  const role = roleSeen(definition?.data.taskRoleArn, land);
  if (!role) return [];
  return [
    {
      start: internet,
      steps,
      node: nodeOf(service),
      ...role,
      exposure,
      exploitability: factor(exploitabilities.effort, `It takes a flaw in ${listens}`),
      takes: { why: `Whoever runs code in a task of ${definition?.data.family ?? 'it'} has the credentials of its task role` },
    },
  ];
}

export const publicServiceEntries = (land: Landscape): Entry[] =>
  publicServices(land).flatMap(({ target, steps, ports }) =>
    serviceEntry(target, steps, factor(exposures.anyone, 'Anyone on the internet reaches its tasks'), `what listens on ${ports}`, land),
  );

export const balancedServiceEntries = (land: Landscape): Entry[] =>
  servicesBehind(land).flatMap(({ target, steps }) =>
    serviceEntry(target, steps, passedOn, 'the application that answers behind the load balancer', land),
  );
