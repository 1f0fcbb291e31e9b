import { expect, it } from 'vitest';
import { pathsOf, tryKind } from '../testing/try-kind';
import { admin, allow, anywhere, balancer, fromBalancer, group, instance, network, role } from '../testing/world';
import { balancerInstancePower as kind } from './balancer-instance-power';

const hidden = instance({ PublicIpAddress: undefined, MetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled' } });
const behind = [...network(), hidden, role([admin])];
const byId = balancer([{ Id: 'i-1', Port: 8080 }]);
const byGroup = group([fromBalancer]);
const authenticated = [{ Type: 'authenticate-oidc' as const }, { Type: 'forward' as const, TargetGroupArn: byId[1]?.arn }];

tryKind(kind, {
  bad: [...behind, ...byId, byGroup],
  good: {
    'behind a load balancer that faces inwards': [...behind, ...balancer([{ Id: 'i-1' }], { scheme: 'internal' }), byGroup],
    'where the instance is not registered': [...behind, ...balancer([]), byGroup],
    'where the load balancer asks who calls': [...behind, ...balancer([{ Id: 'i-1' }], { actions: authenticated }), byGroup].filter(
      ({ type }) => type !== 'AWS::ElasticLoadBalancingV2::TargetGroup',
    ),
    'where its security group lets only others in': [...behind, ...byId, group([anywhere(8080, '10.8.0.0/16')])],
    'where the load balancer itself is closed': [...behind, ...byId.filter(({ id }) => id !== 'sg-lb'), group([], 'sg-lb'), byGroup],
    'with a role that does one thing': [...network(), hidden, role([allow('sqs:SendMessage')]), ...byId, byGroup],
  },
  fix: /^Take the power of an administrator/,
  over: ['Internet', 'front', 'app-targets', 'web', 'app'],
});

it.each([
  ['registered by its address', [...balancer([{ Id: '10.0.0.7' }], { type: 'ip' }), byGroup]],
  ['let in by the range of the load balancer’s subnet', [...byId, group([anywhere(8080, '10.0.0.0/16')])]],
  [
    'behind a network load balancer that has no security group',
    [...balancer([{ Id: 'i-1' }], { kind: 'network' }), group([anywhere(8080)])],
  ],
] as const)('is proven for an instance that is %s', (_, front) => {
  expect(pathsOf(kind, [...behind, ...front]).map(({ evidence }) => evidence)).toEqual(['proven']);
});

it('does not take the range of a subnet for the addresses of clients, which a network load balancer keeps', () => {
  const front = [...balancer([{ Id: 'i-1' }], { kind: 'network' }), group([anywhere(8080, '10.0.0.0/16')])];
  const [path] = pathsOf(kind, [...behind, ...front]);
  expect(path?.detail.reasons[0]).toContain('keeps the addresses of clients');
});

it('is possible where only a rule that nobody reads may lead there', () => {
  const front = balancer([{ Id: 'i-1' }], { actions: authenticated });
  expect(pathsOf(kind, [...behind, ...front, byGroup])[0]?.detail.reasons[0]).toContain('rules of the encrypted listeners');
});
