import {
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  DescribeTagsCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { elbCollector } from './collector';

const names = Array.from({ length: 25 }, (_, index) => `lb-${index}`);
const region = () =>
  fakeAws()
    .on(DescribeLoadBalancersCommand, () => ({
      LoadBalancerDescriptions: names.map((LoadBalancerName) => ({ LoadBalancerName, Instances: [{ InstanceId: 'i-1' }] })),
    }))
    .on(DescribeLoadBalancerAttributesCommand, () => ({ LoadBalancerAttributes: { AccessLog: { Enabled: true } } }))
    .on(DescribeTagsCommand, ({ LoadBalancerNames }) => ({
      TagDescriptions: LoadBalancerNames?.map((LoadBalancerName) => ({ LoadBalancerName, Tags: [{ Key: 'of', Value: LoadBalancerName }] })),
    }));

describe('collecting Classic Load Balancers', () => {
  it('asks for tags twenty at a time and leaves the instances out', async () => {
    const fake = region();
    const balancers = (await collectFrom(fake, elbCollector)).of('AWS::ElasticLoadBalancing::LoadBalancer');
    expect(
      fake.calls.filter(({ command }) => command === 'DescribeTags').map(({ input }) => (input.LoadBalancerNames as string[]).length),
    ).toEqual([20, 5]);
    expect(balancers.map(({ id, tags }) => tags.of === id)).toEqual(names.map(() => true));
    expect(balancers[0]).toMatchObject({
      arn: 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/lb-0',
      data: { attributes: { AccessLog: { Enabled: true } } },
    });
    expect(JSON.stringify(balancers)).not.toContain('i-1');
  });

  it('lets refused tags cost nothing but the tags', async () => {
    const fake = region().on(DescribeTagsCommand, () => {
      throw awsError('AccessDenied', 403);
    });
    const { of, status } = await collectFrom(fake, elbCollector);
    expect(of('AWS::ElasticLoadBalancing::LoadBalancer')[0]).toMatchObject({ tags: {}, gaps: [] });
    expect([status('elb:DescribeTags'), status('elb:DescribeLoadBalancers')]).toEqual(['denied', 'complete']);
  });

  it('notes attributes that were refused', async () => {
    const fake = region().on(DescribeLoadBalancerAttributesCommand, () => {
      throw awsError('AccessDenied', 403);
    });
    const [first] = (await collectFrom(fake, elbCollector)).of('AWS::ElasticLoadBalancing::LoadBalancer');
    expect(first?.gaps).toEqual([{ operation: 'elb:DescribeLoadBalancerAttributes', kind: 'denied', code: 'AccessDenied' }]);
    expect(first?.data).not.toHaveProperty('attributes');
  });
});
