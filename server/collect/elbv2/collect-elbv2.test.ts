import {
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTagsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { elbV2Collector } from './collector';

const arn = (kind: string, name: string) => `arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/${kind}/${name}/1`;
const region = () =>
  fakeAws()
    .on(DescribeLoadBalancersCommand, () => ({
      LoadBalancers: [
        { LoadBalancerArn: arn('app', 'shop'), LoadBalancerName: 'shop', Type: 'application' },
        { LoadBalancerArn: arn('net', 'mail'), LoadBalancerName: 'mail', Type: 'network' },
      ],
    }))
    .on(DescribeLoadBalancerAttributesCommand, () => ({ Attributes: [{ Key: 'deletion_protection.enabled', Value: 'true' }] }))
    .on(DescribeListenersCommand, ({ LoadBalancerArn }) => ({
      Listeners: LoadBalancerArn?.includes('app')
        ? [
            { ListenerArn: 'http', Protocol: 'HTTP', Port: 80 },
            { ListenerArn: 'https', Protocol: 'HTTPS', Port: 443 },
          ]
        : [{ ListenerArn: 'tcp', Protocol: 'TCP', Port: 25 }],
    }))
    .on(DescribeRulesCommand, ({ Marker }) => ({
      Rules: Marker
        ? [{ RuleArn: 'default', IsDefault: true, Actions: [{ Type: 'redirect' }] }]
        : [{ RuleArn: 'acme', Actions: [{ Type: 'forward' }] }],
      NextMarker: Marker ? undefined : 'more',
    }))
    .on(DescribeTagsCommand, () => ({ TagDescriptions: [{ ResourceArn: arn('app', 'shop'), Tags: [{ Key: 'team', Value: 'web' }] }] }));

describe('collecting load balancers', () => {
  it('joins attributes, listeners and tags', async () => {
    const fake = region();
    const [shop, mail] = (await collectFrom(fake, elbV2Collector)).of('AWS::ElasticLoadBalancingV2::LoadBalancer');
    expect(shop).toMatchObject({ id: 'shop', tags: { team: 'web' }, data: { attributes: { 'deletion_protection.enabled': 'true' } } });
    expect(mail).toMatchObject({ id: 'mail', tags: {}, data: { listeners: [{ Port: 25 }] } });
    expect(fake.calls.filter(({ command }) => command === 'DescribeTags')).toHaveLength(1);
  });

  it('asks for the rules of plain HTTP alone, page by page, and leaves the default one out', async () => {
    const fake = region();
    const [shop] = (await collectFrom(fake, elbV2Collector)).of('AWS::ElasticLoadBalancingV2::LoadBalancer');
    expect(fake.calls.filter(({ command }) => command === 'DescribeRules').map(({ input }) => input.ListenerArn)).toEqual(['http', 'http']);
    expect(shop?.data.listeners?.map(({ rules }) => rules?.map(({ RuleArn }) => RuleArn))).toEqual([['acme'], undefined]);
  });

  it('tells no listeners from listeners that were refused', async () => {
    const fake = region().on(DescribeListenersCommand, () => {
      throw awsError('AccessDenied', 403);
    });
    const [shop] = (await collectFrom(fake, elbV2Collector)).of('AWS::ElasticLoadBalancingV2::LoadBalancer');
    expect(shop?.data).not.toHaveProperty('listeners');
    expect(shop?.gaps.map(({ operation }) => operation)).toEqual(['elbv2:DescribeListeners']);
    const empty = await collectFrom(
      region().on(DescribeListenersCommand, () => ({ Listeners: [] })),
      elbV2Collector,
    );
    expect(empty.of('AWS::ElasticLoadBalancingV2::LoadBalancer')[0]?.data.listeners).toEqual([]);
  });

  it('drops a load balancer that was deleted meanwhile', async () => {
    const fake = region().on(DescribeLoadBalancerAttributesCommand, ({ LoadBalancerArn }) => {
      if (LoadBalancerArn?.includes('net')) throw awsError('LoadBalancerNotFound', 400);
      return { Attributes: [] };
    });
    expect((await collectFrom(fake, elbV2Collector)).resources.map(({ id }) => id)).toEqual(['shop']);
  });
});
