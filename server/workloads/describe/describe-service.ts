import type { Resource } from '@/server/collect/types';
import { fargateEnd } from '../end-of-life/fargate';
import { serviceExposure } from '../exposure/service-exposure';
import { unseenRole } from '../rank/privilege';
import { detectionsOn } from '../sensors/detections';
import { notAMachine } from '../sensors/sense-function';
import { guardDutyAt } from '../sensors/watching';
import type { Factor, WorkloadRecord, WorkloadSummary } from '../types';
import { assemble } from './assemble';
import { type Containers, containersOf, type TaskDefinition } from './task-definition';
import type { Sensed, World } from './world';

type Service = Resource<'AWS::ECS::Service'>;

const notAMachineService = { state: 'not-applicable', why: 'Containers ask the metadata service of what they run on' } as const;

function platformOf(service: Service): WorkloadSummary['platform'] {
  const { data } = service;
  if (!onFargate(service)) return { state: 'not-applicable', why: 'It runs on container instances, which are workloads of their own' };
  if (data.platformFamily && !/^linux$/i.test(data.platformFamily))
    return { state: 'unknown', why: `No end of support is known for Fargate on ${data.platformFamily}` };
  const end = fargateEnd(data.platformVersion);
  return end ? { state: 'seen', value: end } : { state: 'unknown', why: `No end of support is known for Fargate ${data.platformVersion}` };
}

const onFargate = ({ data }: Service): boolean =>
  data.launchType === 'FARGATE' ||
  data.capacityProviderStrategy?.some(({ capacityProvider = '' }) => /^FARGATE/.test(capacityProvider)) === true;

/** On a container instance, who breaks out of a container, or just asks the metadata service, has the instance's role, too. */
function powerOf(service: Service, containers: Containers | null, world: World): Factor {
  if (!containers) return unseenRole('Its task definition was not seen, and so not its role');
  const own = world.power(containers.role);
  if (onFargate(service)) return own;
  const text = 'It runs on container instances, whose role may be within its reach; which instances is not followed';
  return { ...own, most: 100, reasons: [...own.reasons, { effect: 'unknown', text }] };
}

function sensedOf(containers: Containers | null, names: ReadonlySet<string>, region: string, world: World): Sensed {
  const snapshot = world.in(region);
  return {
    vulnerabilities: containers?.inspected.part ?? { state: 'unknown', why: 'Its task definition was not seen' },
    list: containers?.inspected.list ?? [],
    detections: detectionsOn(names, snapshot),
    patches: notAMachine,
    management: notAMachine,
    platformName: null,
    sensors: [guardDutyAt(snapshot)],
  };
}

const unseenParts: Containers['parts'] = {
  image: { state: 'unknown', why: 'Its task definition was not seen' },
  secrets: { state: 'unknown', why: 'Its task definition was not seen' },
  privileged: { state: 'unknown', why: 'Its task definition was not seen' },
  logging: { state: 'unknown', why: 'Its task definition was not seen' },
};

const namesOf = (references: readonly string[], ...more: (string | undefined)[]): Set<string> =>
  new Set([...references, ...more.flatMap((each) => each || [])]);

const referencesOf = (definition: TaskDefinition | undefined): string[] =>
  (definition?.data.containerDefinitions ?? []).flatMap(({ image }) => image ?? []);

/** A service with what its task definition runs: one thing, as whoever looks after it sees it. */
export function describeService(service: Service, world: World): { record: WorkloadRecord; containers: Containers | null } {
  const { data } = service;
  const snapshot = world.in(service.region);
  const definition = data.taskDefinition ? snapshot.get('AWS::ECS::TaskDefinition', data.taskDefinition) : undefined;
  const containers = definition ? containersOf(definition, world) : null;
  const facts = [
    ['Cluster', data.clusterArn?.split('/').at(-1)],
    ['Launch type', data.launchType],
    ['Tasks wanted', data.desiredCount?.toString()],
    ['Task definition', data.taskDefinition?.split('/').at(-1)],
    ['Network mode', definition?.data.networkMode],
  ].flatMap(([label, value]) => (label && value ? [{ label, value }] : []));
  const record = assemble({
    kind: 'service',
    resource: { ...service, name: service.name ?? data.serviceName ?? null },
    exposure: serviceExposure(service, world.land),
    privilege: powerOf(service, containers, world),
    sensed: sensedOf(containers, namesOf(referencesOf(definition), data.clusterArn, service.arn), service.region, world),
    today: world.today,
    described: {
      platform: platformOf(service),
      imds: notAMachineService,
      ...(containers?.parts ?? unseenParts),
      role: containers?.role ?? null,
      related: definition ? [definition.arn] : [],
      facts,
    },
  });
  return { record, containers };
}

/** A task definition that no service runs: somebody or something may still run tasks of it. */
export function describeTaskDefinition(definition: TaskDefinition, world: World): { record: WorkloadRecord; containers: Containers } {
  const { data } = definition;
  const containers = containersOf(definition, world);
  const facts = [
    ['Family', data.family],
    ['Revision', data.revision?.toString()],
    ['Network mode', data.networkMode],
    ['Made for', data.requiresCompatibilities?.join(', ')],
  ].flatMap(([label, value]) => (label && value ? [{ label, value }] : []));
  const record = assemble({
    kind: 'task-definition',
    resource: { ...definition, name: definition.name ?? (data.family ? `${data.family}:${data.revision}` : null) },
    exposure: {
      reach: 'unknown',
      factor: {
        least: 0,
        most: 100,
        reasons: [{ effect: 'unknown', text: 'No service runs it; where tasks of it are started, and so who reaches them, is not seen' }],
      },
      doors: [],
    },
    privilege: world.power(containers.role),
    sensed: sensedOf(containers, namesOf(referencesOf(definition)), definition.region, world),
    today: world.today,
    described: {
      platform: { state: 'not-applicable', why: 'Whoever starts a task says on which platform' },
      imds: notAMachineService,
      ...containers.parts,
      role: containers.role,
      related: [],
      facts,
    },
  });
  return { record, containers };
}
