import { ApiError, defineService, page } from '../define-service';
import { tagList } from '../worlds/draft';
import { inRegion, pageSize } from './listing';

const unknownBalancer = (name: string) => new ApiError('LoadBalancerNotFound', 400, `There is no ACTIVE Load Balancer named '${name}'`);

/** Elastic Load Balancing as it was first: Classic Load Balancers. */
export const elb = defineService({
  name: 'elb',
  signingName: 'elasticloadbalancing',
  iamPrefix: 'elasticloadbalancing',
  schemas: () => import('@aws-sdk/client-elastic-load-balancing'),
  operations: {
    DescribeLoadBalancers({ PageSize, Marker }, context) {
      const size = pageSize(PageSize, { most: 400 }, 'ValidationError');
      const found = page(inRegion(context, 'AWS::ElasticLoadBalancing::LoadBalancer'), Marker, size);
      return {
        LoadBalancerDescriptions: found.items.map(({ data: { attributes: _, ...balancer } }) => ({ ...balancer, Instances: [] })),
        NextMarker: found.next,
      };
    },
    DescribeLoadBalancerAttributes({ LoadBalancerName = '' }, { state, region }) {
      const balancer = state.find('AWS::ElasticLoadBalancing::LoadBalancer', region, LoadBalancerName);
      if (!balancer) throw unknownBalancer(LoadBalancerName);
      return { LoadBalancerAttributes: balancer.data.attributes };
    },
    DescribeTags({ LoadBalancerNames = [] }, { state, region }) {
      if (LoadBalancerNames.length > 20) throw new ApiError('ValidationError', 400, 'Up to 20 load balancers can be described at once');
      return {
        TagDescriptions: LoadBalancerNames.map((LoadBalancerName) => {
          const balancer = state.find('AWS::ElasticLoadBalancing::LoadBalancer', region, LoadBalancerName);
          if (!balancer) throw unknownBalancer(LoadBalancerName);
          return { LoadBalancerName, Tags: tagList(balancer.tags) };
        }),
      };
    },
  },
});
