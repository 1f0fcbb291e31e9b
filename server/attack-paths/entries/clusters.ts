import { isWidePublicCidr } from '@/server/aws/network/public-cidr';
import { indexedBy } from '@/server/checks/shared/index-by';
import type { Resource } from '@/server/collect/types';
import { roleSeen } from '../can/principal';
import { type Cut, internet, nodeOf } from '../found-path';
import type { Landscape } from '../landscape/landscape';
import { exploitabilities, exposures, factor } from '../score';
import type { Entry } from './entry';

export type Cluster = Resource<'AWS::EKS::Cluster'>;
type Nodegroup = Resource<'AWS::EKS::Nodegroup'>;

export const clusterNeeds = ['eks:ListClusters', 'eks:DescribeCluster', 'eks:ListNodegroups', 'eks:DescribeNodegroup'] as const;
export const clusterReads = ['AWS::EKS::Cluster', 'AWS::EKS::Nodegroup'] as const;

const clusterKeys = ({ data }: Nodegroup) => [data.clusterName];

const closeApi = (cluster: Cluster): Cut => ({
  text: `Let only addresses that you know reach the Kubernetes API of ${cluster.name ?? cluster.id}`,
  cost: 1,
  on: cluster.arn,
  checkId: 'eks/cluster-api-not-open',
  changes: [
    {
      arn: cluster.arn,
      to: (data: Cluster['data']) => ({ ...data, resourcesVpcConfig: { ...data.resourcesVpcConfig, endpointPublicAccess: false } }),
    },
  ],
});

/** Clusters whose Kubernetes API the internet reaches, each with the role of a node group. */
export function clusterEntries(land: Landscape): Entry[] {
  return land.list('AWS::EKS::Cluster').flatMap((cluster) => {
    const { endpointPublicAccess, publicAccessCidrs = ['0.0.0.0/0'] } = cluster.data.resourcesVpcConfig ?? {};
    const wide = publicAccessCidrs.filter((range) => range.endsWith('/0') || isWidePublicCidr(range));
    if (!endpointPublicAccess || wide.length === 0) return [];
    const groups = indexedBy(land.list('AWS::EKS::Nodegroup', cluster.region), clusterKeys, cluster.data.name ?? cluster.id);
    const roles = new Map(groups.flatMap(({ data }) => (data.nodeRole ? [[data.nodeRole, data.nodegroupName ?? 'nodes'] as const] : [])));
    return [...roles].flatMap(([arn, name]) => {
      const role = roleSeen(arn, land);
      if (!role) return [];
      return [
        {
          start: internet,
          steps: [{ to: nodeOf(cluster), why: `Its Kubernetes API answers ${wide.join(', ')}`, cuts: [closeApi(cluster)] }],
          node: nodeOf(cluster),
          ...role,
          exposure: factor(exposures.anyone, 'Anyone on the internet reaches the Kubernetes API'),
          exploitability: factor(exploitabilities.more, 'It takes a token, a certificate or a flaw in the Kubernetes API'),
          takes: {
            why: `Whoever may start a pod on the nodes of ${name} can come by the credentials of their role`,
            unseen: 'who may do what in Kubernetes is not collected',
          },
        },
      ];
    });
  });
}

const groupOf = ({ tags }: Resource<'AWS::EC2::Instance'>): string | undefined => tags['aws:autoscaling:groupName'];
const owned = /^kubernetes\.io\/cluster\/(.+)$/;

/** The cluster that an instance is a node of, by what EKS tags it with, or by the Auto Scaling group of a node group. */
export function clusterOf(instance: Resource<'AWS::EC2::Instance'>, land: Landscape): Cluster | undefined {
  const { tags, region } = instance;
  const tagged = tags['eks:cluster-name'] ?? Object.keys(tags).flatMap((key) => owned.exec(key)?.[1] ?? [])[0];
  const group = groupOf(instance);
  const byGroup = group ? indexedBy(land.list('AWS::EKS::Nodegroup', region), scalingKeys, group)[0]?.data.clusterName : undefined;
  return land.get('AWS::EKS::Cluster', tagged ?? byGroup, region);
}

const scalingKeys = ({ data }: Nodegroup) => (data.resources?.autoScalingGroups ?? []).map(({ name }) => name);
