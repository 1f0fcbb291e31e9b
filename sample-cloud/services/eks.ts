import { ApiError, defineService, type OperationContext, page } from '../define-service';
import { inRegion, pageSize } from './listing';

function clusterOf(name: string | undefined, { state, region }: OperationContext) {
  const found = state.find('AWS::EKS::Cluster', region, name ?? '');
  if (!found) throw new ApiError('ResourceNotFoundException', 404, `No cluster found for name: ${name}.`);
  return found;
}

const sizeOf = (requested: number | undefined) => pageSize(requested, { most: 100 }, 'InvalidParameterException');

/** EKS: clusters, their groups of nodes, and the network add-on. */
export const eks = defineService({
  name: 'eks',
  signingName: 'eks',
  schemas: () => import('@aws-sdk/client-eks'),
  operations: {
    ListClusters({ maxResults, nextToken }, context) {
      const found = page(inRegion(context, 'AWS::EKS::Cluster'), nextToken, sizeOf(maxResults));
      return { clusters: found.items.map(({ id }) => id), nextToken: found.next };
    },
    DescribeCluster({ name }, context) {
      const { tags, data } = clusterOf(name, context);
      const { networkAddOn: _, ...cluster } = data;
      return { cluster: { ...cluster, tags, health: { issues: [] }, certificateAuthority: { data: 'bWFkZSB1cA==' } } };
    },
    DescribeAddon({ clusterName, addonName }, context) {
      const { networkAddOn } = clusterOf(clusterName, context).data;
      if (!networkAddOn || addonName !== networkAddOn.addonName)
        throw new ApiError('ResourceNotFoundException', 404, `No addon: ${addonName} found in cluster: ${clusterName}`);
      return { addon: { ...networkAddOn, clusterName } };
    },
    ListNodegroups({ clusterName, maxResults, nextToken }, context) {
      clusterOf(clusterName, context);
      const all = inRegion(context, 'AWS::EKS::Nodegroup');
      const own = all.slice(0, all.length).filter(({ data }) => data.clusterName === clusterName);
      const found = page(own, nextToken, sizeOf(maxResults));
      return { nodegroups: found.items.flatMap(({ data }) => data.nodegroupName ?? []), nextToken: found.next };
    },
    DescribeNodegroup({ clusterName, nodegroupName }, { state, region }) {
      const found = state.find('AWS::EKS::Nodegroup', region, `${clusterName}/${nodegroupName}`);
      if (!found) throw new ApiError('ResourceNotFoundException', 404, `No node group found for name: ${nodegroupName}.`);
      return { nodegroup: { ...found.data, tags: found.tags } };
    },
  },
});
