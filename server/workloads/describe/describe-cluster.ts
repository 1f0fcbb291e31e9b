import type { Resource } from '@/server/collect/types';
import { kubernetesEnd } from '../end-of-life/kubernetes';
import type { ExposureFacts } from '../exposure/exposure-facts';
import { exposureWeights } from '../exposure/weights';
import { detectionsOn } from '../sensors/detections';
import { notAMachine } from '../sensors/sense-function';
import { guardDutyAt } from '../sensors/watching';
import type { Factor, WorkloadRecord, WorkloadSummary } from '../types';
import { assemble } from './assemble';
import type { World } from './world';

type Cluster = Resource<'AWS::EKS::Cluster'>;

const isEverybody = (cidr: string): boolean => cidr === '0.0.0.0/0' || cidr === '::/0';

function exposureOf({ data }: Cluster): ExposureFacts {
  const access = data.resourcesVpcConfig;
  const doors = data.endpoint ? [data.endpoint] : [];
  const of = (reach: ExposureFacts['reach'], value: number, text: string): ExposureFacts => ({
    reach,
    factor: { least: value, most: value, reasons: [{ effect: value > exposureWeights.internal ? 'raises' : 'lowers', text }] },
    doors,
  });
  if (access?.endpointPublicAccess === undefined)
    return {
      reach: 'unknown',
      factor: { least: 0, most: 100, reasons: [{ effect: 'unknown', text: 'Who reaches its API endpoint was not told' }] },
      doors,
    };
  const cidrs = access.publicAccessCidrs ?? [];
  if (access.endpointPublicAccess && (cidrs.length === 0 || cidrs.some(isEverybody)))
    return of('internet', exposureWeights.indirect, 'Its API endpoint answers the whole internet, and lets in whoever has credentials');
  if (access.endpointPublicAccess)
    return of('internal', exposureWeights.internal, `Its API endpoint answers ${cidrs.slice(0, 4).join(', ')} alone`);
  return of('internal', exposureWeights.internal, 'Its API endpoint answers its own network alone');
}

/** The mightiest of the roles that its nodes and its control plane have. */
function powerOf(roles: readonly string[], world: World): { factor: Factor; role: string | null } {
  const powers = roles.map((role) => ({ role, factor: world.power(role) }));
  const [worst] = powers.sort((a, b) => b.factor.least - a.factor.least || b.factor.most - a.factor.most);
  if (!worst) return { factor: world.power(null), role: null };
  return { role: worst.role, factor: { ...worst.factor, most: Math.max(...powers.map(({ factor }) => factor.most)) } };
}

function loggingOf({ data }: Cluster): WorkloadSummary['logging'] {
  const setups = data.logging?.clusterLogging;
  if (!setups) return { state: 'unknown', why: 'Its logging was not told' };
  const on = setups.flatMap(({ enabled, types }) => (enabled ? (types ?? []) : []));
  return {
    state: 'seen',
    value: on.includes('audit')
      ? { on: true, detail: `Control plane logs: ${on.join(', ')}` }
      : { on: false, detail: on.length > 0 ? `No audit log; control plane logs: ${on.join(', ')}` : 'No control plane logs' },
  };
}

export function describeCluster(cluster: Cluster, world: World): WorkloadRecord {
  const { data } = cluster;
  const snapshot = world.in(cluster.region);
  const nodegroups = snapshot.list('AWS::EKS::Nodegroup').filter(({ data: group }) => group.clusterName === cluster.id);
  const power = powerOf(
    [...new Set([data.roleArn, ...nodegroups.map(({ data: group }) => group.nodeRole)].flatMap((role) => role ?? []))],
    world,
  );
  const end = kubernetesEnd(data.version, data.upgradePolicy?.supportType);
  const facts = [
    ['Kubernetes', data.version],
    ['Support', data.upgradePolicy?.supportType?.toLowerCase()],
    ['Node groups', nodegroups.length.toString()],
    ['VPC', data.resourcesVpcConfig?.vpcId],
  ].flatMap(([label, value]) => (label && value ? [{ label, value }] : []));
  return assemble({
    kind: 'cluster',
    resource: cluster,
    exposure: exposureOf(cluster),
    privilege: power.factor,
    sensed: {
      vulnerabilities: { state: 'not-applicable', why: 'What runs in a cluster is scanned as images and as instances' },
      list: [],
      detections: detectionsOn(new Set([cluster.arn]), snapshot),
      patches: notAMachine,
      management: notAMachine,
      platformName: null,
      sensors: [guardDutyAt(snapshot)],
    },
    today: world.today,
    described: {
      platform: end
        ? { state: 'seen', value: end }
        : { state: 'unknown', why: `No end of support is known for Kubernetes ${data.version ?? ''}`.trim() },
      imds: { state: 'not-applicable', why: 'Its nodes are instances, and asked there' },
      image: { state: 'not-applicable', why: 'What its pods run is not seen from outside' },
      secrets: { state: 'not-applicable', why: 'What its pods are given is not seen from outside' },
      privileged: { state: 'not-applicable', why: 'What its pods may is not seen from outside' },
      logging: loggingOf(cluster),
      role: power.role,
      related: nodegroups.map(({ arn }) => arn),
      facts,
    },
  });
}
