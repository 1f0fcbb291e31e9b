import type { WorldResource } from '../contract';
import { ApiError, defineService, type OperationContext, page } from '../define-service';
import { tagList } from '../worlds/draft';
import { inRegion, pageSize } from './listing';

const targetGroup = 'AWS::ElasticLoadBalancingV2::TargetGroup';
type Balancer = WorldResource<'AWS::ElasticLoadBalancingV2::LoadBalancer'>;

function balancerOf(arn = '', { state, region }: OperationContext): Balancer {
  const found = state.find('AWS::ElasticLoadBalancingV2::LoadBalancer', region, arn);
  if (!found) throw new ApiError('LoadBalancerNotFound', 400, `Load balancers '[${arn}]' not found`);
  return found;
}

function groupOf(arn = '', { state, region }: OperationContext): WorldResource<typeof targetGroup> {
  const found = state.find(targetGroup, region, arn);
  if (!found) throw new ApiError('TargetGroupNotFound', 400, `Target groups '[${arn}]' not found`);
  return found;
}

/** Elastic Load Balancing: Application, Network and Gateway Load Balancers. */
export const elbv2 = defineService({
  name: 'elbv2',
  signingName: 'elasticloadbalancing',
  iamPrefix: 'elasticloadbalancing',
  schemas: () => import('@aws-sdk/client-elastic-load-balancing-v2'),
  operations: {
    DescribeLoadBalancers({ PageSize, Marker }, context) {
      const size = pageSize(PageSize, { most: 400 }, 'ValidationError');
      const found = page(inRegion(context, 'AWS::ElasticLoadBalancingV2::LoadBalancer'), Marker, size);
      return {
        LoadBalancers: found.items.map(({ data: { attributes: _, listeners: __, ...balancer } }) => balancer),
        NextMarker: found.next,
      };
    },
    DescribeLoadBalancerAttributes({ LoadBalancerArn }, context) {
      const { attributes = {} } = balancerOf(LoadBalancerArn, context).data;
      return { Attributes: tagList(attributes) };
    },
    DescribeListeners({ LoadBalancerArn, PageSize, Marker }, context) {
      const { listeners = [] } = balancerOf(LoadBalancerArn, context).data;
      const found = page(listeners, Marker, pageSize(PageSize, { most: 400 }, 'ValidationError'));
      return { Listeners: found.items.map(({ rules: _, ...listener }) => listener), NextMarker: found.next };
    },
    DescribeRules({ ListenerArn = '', Marker }, context) {
      // `…:listener/app/shop/1a2b/3c4d` belongs to `…:loadbalancer/app/shop/1a2b`.
      const owner = ListenerArn.replace(':listener/', ':loadbalancer/').replace(/\/[^/]+$/, '');
      const listener = balancerOf(owner, context).data.listeners?.find((each) => each.ListenerArn === ListenerArn);
      if (!listener) throw new ApiError('ListenerNotFound', 400, `Listener '${ListenerArn}' not found`);
      const rules = (listener.rules ?? []).map((rule) => ({
        ...rule,
        Actions: [...rule.Actions],
        Conditions: [...rule.Conditions],
        IsDefault: false,
      }));
      const byDefault = { RuleArn: `${ListenerArn}/0`, Priority: 'default', Actions: listener.DefaultActions, IsDefault: true };
      const found = page([...rules, byDefault], Marker, 400);
      return { Rules: [...found.items], NextMarker: found.next };
    },
    DescribeTargetGroups({ PageSize, Marker }, context) {
      const found = page(inRegion(context, targetGroup), Marker, pageSize(PageSize, { most: 400 }, 'ValidationError'));
      return { TargetGroups: found.items.map(({ data: { targets: _, ...group } }) => group), NextMarker: found.next };
    },
    DescribeTargetHealth: ({ TargetGroupArn }, context) => ({
      TargetHealthDescriptions: (groupOf(TargetGroupArn, context).data.targets ?? []).map((Target) => ({
        Target,
        TargetHealth: { State: 'healthy' as const },
      })),
    }),
    DescribeTags({ ResourceArns = [] }, context) {
      if (ResourceArns.length > 20) throw new ApiError('ValidationError', 400, 'Up to 20 resources can be described at once');
      return {
        TagDescriptions: ResourceArns.map((ResourceArn) => ({
          ResourceArn,
          Tags: tagList((ResourceArn.includes(':targetgroup/') ? groupOf(ResourceArn, context) : balancerOf(ResourceArn, context)).tags),
        })),
      };
    },
  },
});
