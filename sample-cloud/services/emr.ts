import { ApiError, defineService, page } from '../define-service';
import { inRegion } from './listing';

/** EMR: clusters, and the guard of a region against public ones. */
export const emr = defineService({
  name: 'emr',
  signingName: 'elasticmapreduce',
  iamPrefix: 'elasticmapreduce',
  schemas: () => import('@aws-sdk/client-emr'),
  operations: {
    ListClusters({ ClusterStates = [], Marker }, context) {
      const clusters = inRegion(context, 'AWS::EMR::Cluster');
      const wanted = clusters
        .slice(0, clusters.length)
        .map(({ data }) => data)
        .filter(({ Status }) => ClusterStates.length === 0 || (Status?.State !== undefined && ClusterStates.includes(Status.State)));
      const found = page(wanted, Marker, 50);
      return {
        Clusters: found.items.map(({ Id, Name, Status, ClusterArn }) => ({ Id, Name, Status, ClusterArn })),
        Marker: found.next,
      };
    },
    DescribeCluster({ ClusterId = '' }, { state, region }) {
      const found = state.find('AWS::EMR::Cluster', region, ClusterId);
      if (!found) throw new ApiError('InvalidRequestException', 400, `Cluster id '${ClusterId}' is not valid.`);
      return { Cluster: found.data };
    },
    GetBlockPublicAccessConfiguration(_input, { state, region, account }) {
      const own = state.find('AWS::EMR::RegionSettings', region, region)?.data.blockPublicAccess;
      return {
        // What AWS starts every region with.
        BlockPublicAccessConfiguration: own ?? {
          BlockPublicSecurityGroupRules: true,
          PermittedPublicSecurityGroupRuleRanges: [{ MinRange: 22, MaxRange: 22 }],
        },
        BlockPublicAccessConfigurationMetadata: {
          CreationDateTime: new Date('2019-07-25T00:00:00Z'),
          CreatedByArn: `arn:aws:iam::${account.id}:root`,
        },
      };
    },
  },
});
