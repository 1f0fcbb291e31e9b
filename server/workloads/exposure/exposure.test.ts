import { describe, expect, it } from 'vitest';
import { landOf } from '@/server/attack-paths/testing/try-kind';
import {
  anywhere,
  balancer,
  calledFor,
  fromBalancer,
  group,
  instance,
  lambda,
  network,
  service,
  targetGroupArn,
} from '@/server/attack-paths/testing/world';
import type { OperationName } from '@/server/aws/operation';
import type { AnyResource, Resource } from '@/server/collect/types';
import type { ExposureFacts } from './exposure-facts';
import { functionExposure } from './function-exposure';
import { instanceExposure } from './instance-exposure';
import { serviceExposure } from './service-exposure';

/** The exposure of the one workload in a world. */
function exposureIn(resources: readonly AnyResource[], denied: readonly OperationName[] = []): ExposureFacts {
  const land = landOf(resources, denied);
  for (const one of resources) {
    if (one.type === 'AWS::EC2::Instance') return instanceExposure(one, land);
    if (one.type === 'AWS::ECS::Service') return serviceExposure(one, land);
    if (one.type === 'AWS::Lambda::Function') return functionExposure(one, land);
  }
  throw new Error('no workload');
}

const texts = ({ factor }: ExposureFacts) => factor.reasons.map(({ text }) => text).join('; ');
const hidden = { PublicIpAddress: undefined };
const onPort = [{ Id: 'i-1', Port: 8080 }];
const inFront = balancer(onPort);
const [task, definition] = service() as [Resource<'AWS::ECS::Service'>, AnyResource];
const onHost = { ...task, data: { ...task.data, networkConfiguration: undefined } };
const registered = balancer([{ Id: lambda().arn }], { type: 'lambda' });
const called = lambda({ policy: calledFor('elasticloadbalancing', targetGroupArn) });

interface Case {
  world: readonly AnyResource[];
  reach: ExposureFacts['reach'];
  /** What it says, in part. */
  says?: RegExp;
  denied?: readonly OperationName[];
}

const cases: Record<string, Case> = {
  'an instance with an address, a route and an open group': {
    world: [instance(), group(), ...network()],
    reach: 'internet',
    says: /reaches it at 203\.0\.113\.7: tcp 22/,
  },
  'an instance in a subnet without a way to the internet': {
    world: [instance(), group(), ...network({ routed: false })],
    reach: 'internal',
  },
  'an instance behind a network ACL that lets nobody in': { world: [instance(), group(), ...network({ acl: 'deny' })], reach: 'internal' },
  'an instance whose group lets nobody in': { world: [instance(), group([]), ...network()], reach: 'internal' },
  'an instance whose group no listing told of': { world: [instance(), ...network()], reach: 'unknown', says: /sg-1/ },
  'an instance whose network ACL was not to be seen': {
    world: [instance(), group(), ...network()],
    reach: 'unknown',
    says: /may reach it at 203\.0\.113\.7.*DescribeNetworkAcls/,
    denied: ['ec2:DescribeNetworkAcls'],
  },
  'an instance that is stopped': { world: [instance({ State: { Name: 'stopped' } }), group(), ...network()], reach: 'none' },
  'an instance behind a load balancer that faces the internet': {
    world: [instance(hidden), group([fromBalancer]), ...network(), ...inFront],
    reach: 'indirect',
    says: /through the load balancer front/,
  },
  'an instance that is registered, but does not let the load balancer in': {
    world: [instance(hidden), group([]), ...network(), ...inFront],
    reach: 'internal',
  },
  'an instance that lets a load balancer in which does not lead to it': {
    world: [instance(hidden), group([fromBalancer]), ...network(), ...balancer([])],
    reach: 'internal',
  },
  'an instance behind a load balancer of its own network': {
    world: [instance(hidden), group([fromBalancer]), ...network(), ...balancer(onPort, { scheme: 'internal' })],
    reach: 'internal',
  },
  'an instance behind a load balancer without a way to the internet': {
    world: [instance(hidden), group([fromBalancer]), ...network({ routed: false }), ...inFront],
    reach: 'internal',
  },
  'an instance where load balancers were not to be seen': {
    world: [instance(hidden), group([fromBalancer]), ...network()],
    reach: 'unknown',
    says: /Whether a load balancer leads to it was not seen/,
    denied: ['elbv2:DescribeLoadBalancers'],
  },
  'a service with public addresses': {
    world: [...service({ assignPublicIp: 'ENABLED', behind: false }), group([anywhere(443)]), ...network()],
    reach: 'internet',
    says: /tcp 443/,
  },
  'a service behind a load balancer': {
    world: [...service(), group([fromBalancer]), ...network(), ...inFront],
    reach: 'indirect',
    says: /through the load balancer front/,
  },
  'a service whose group of targets no listing told of': {
    world: [...service(), group([fromBalancer]), ...network()],
    reach: 'unknown',
    says: /Which load balancer passes on to it was not seen/,
  },
  'a service on container instances behind a load balancer': {
    world: [onHost, definition, group([fromBalancer]), ...network(), ...inFront],
    reach: 'unknown',
    says: /may reach it through the load balancer front/,
  },
  'a service that runs nothing': {
    world: [...service({ desiredCount: 0, assignPublicIp: 'ENABLED' }), group(), ...network()],
    reach: 'none',
  },
  'a function behind a load balancer': {
    world: [called, ...network(), ...registered],
    reach: 'indirect',
    says: /through the load balancer front/,
  },
  'a function that load balancers may call, and none does': { world: [called, ...network()], reach: 'none' },
  'a function that no policy opens, where load balancers were not to be seen': {
    world: [lambda()],
    reach: 'none',
    denied: ['elbv2:DescribeLoadBalancers'],
  },
  'a function whose URL asks for nothing, and whose policy was not read': {
    world: [lambda({ policy: undefined, url: { AuthType: 'NONE' } as never })],
    reach: 'unknown',
  },
};

describe('from where a workload is reached', () => {
  it.each(Object.entries(cases))('%s', (_, { world, reach, says, denied }) => {
    const facts = exposureIn(world, denied);
    expect({ reach: facts.reach, texts: texts(facts) }).toEqual({ reach, texts: says ? expect.stringMatching(says) : expect.any(String) });
    if (reach === 'unknown') expect(facts.factor.most).toBeGreaterThan(facts.factor.least);
  });
});
