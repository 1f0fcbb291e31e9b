import { GetRestApisCommand, GetStagesCommand } from '@aws-sdk/client-api-gateway';
import { GetApisCommand, GetStagesCommand as GetStagesV2Command } from '@aws-sdk/client-apigatewayv2';
import {
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ListClustersCommand,
  ListServicesCommand,
  ListTaskDefinitionsCommand,
} from '@aws-sdk/client-ecs';
import { DescribeNodegroupCommand, ListClustersCommand as ListEksClustersCommand, ListNodegroupsCommand } from '@aws-sdk/client-eks';
import { ListEventBusesCommand, ListRulesCommand, ListTargetsByRuleCommand } from '@aws-sdk/client-eventbridge';
import { GetAccessPointCommand, ListAccessPointsCommand } from '@aws-sdk/client-s3-control';
import { describe, expect, it } from 'vitest';
import { apiGatewayCollector } from './apigateway/collector';
import { apiGatewayV2Collector } from './apigatewayv2/collector';
import { ecsCollector } from './ecs/collector';
import { eksCollector } from './eks/collector';
import { eventBridgeCollector } from './eventbridge/collector';
import type { Focus } from './focus';
import { s3Collector } from './s3/collector';
import { collectFrom, type FakeAws, fakeAws } from './test/fake-session';
import type { Collector } from './types';

// Two parents each, with two children each: only the parent is asked that the id or ARN of what is looked at names.

const arn = (service: string, path: string, region = 'eu-west-1') => `arn:aws:${service}:${region}:123456789012:${path}`;
const both = ['a', 'b'];

const ecs = () =>
  fakeAws()
    .on(ListClustersCommand, () => ({ clusterArns: both.map((name) => arn('ecs', `cluster/${name}`)) }))
    .on(ListServicesCommand, ({ cluster = '' }) => {
      const of = cluster.slice(cluster.lastIndexOf('/') + 1);
      return { serviceArns: both.map((name) => arn('ecs', `service/${of}/${name}`)) };
    })
    .on(DescribeServicesCommand, ({ services = [] }) => ({
      services: services.map((serviceArn) => ({
        serviceArn,
        serviceName: serviceArn.slice(serviceArn.lastIndexOf('/') + 1),
        taskSets: [{ taskSetArn: `${serviceArn.replace(':service/', ':task-set/')}/ts-1`, id: 'ts-1' }],
      })),
    }))
    .on(ListTaskDefinitionsCommand, ({ familyPrefix }) => ({
      taskDefinitionArns: both
        .filter((family) => !familyPrefix || family === familyPrefix)
        .flatMap((family) => [1, 2].map((revision) => arn('ecs', `task-definition/${family}:${revision}`))),
    }))
    .on(DescribeTaskDefinitionCommand, ({ taskDefinition }) => ({ taskDefinition: { taskDefinitionArn: taskDefinition } }));

const eks = () =>
  fakeAws()
    .on(ListEksClustersCommand, () => ({ clusters: both }))
    .on(ListNodegroupsCommand, () => ({ nodegroups: both }))
    .on(DescribeNodegroupCommand, ({ clusterName, nodegroupName }) => ({
      nodegroup: { clusterName, nodegroupName, nodegroupArn: arn('eks', `nodegroup/${clusterName}/${nodegroupName}/1-2`) },
    }));

const partnerBus = 'aws.partner/example.com/1';
const eventBridge = () =>
  fakeAws()
    .on(ListEventBusesCommand, () => ({
      EventBuses: ['default', partnerBus].map((Name) => ({ Name, Arn: arn('events', `event-bus/${Name}`) })),
    }))
    .on(ListRulesCommand, ({ EventBusName }) => ({
      Rules: both.map((Name) => ({ Name, Arn: arn('events', `rule/${EventBusName === 'default' ? '' : `${EventBusName}/`}${Name}`) })),
    }))
    .on(ListTargetsByRuleCommand, () => ({ Targets: [] }));

const restApis = () =>
  fakeAws()
    .on(GetRestApisCommand, () => ({ items: both.map((id) => ({ id })) }))
    .on(GetStagesCommand, () => ({ item: both.map((stageName) => ({ stageName })) }));
const httpApis = () =>
  fakeAws()
    .on(GetApisCommand, () => ({ Items: both.map((ApiId) => ({ ApiId })) }))
    .on(GetStagesV2Command, () => ({ Items: both.map((StageName) => ({ StageName })) }));
const accessPoints = () =>
  fakeAws()
    .on(ListAccessPointsCommand, (_, region) => ({
      AccessPointList: both.map((Name) => ({ Name, AccessPointArn: arn('s3', `accesspoint/${Name}`, region) })),
    }))
    .on(GetAccessPointCommand, () => ({ PublicAccessBlockConfiguration: {} }));

interface Case {
  collector: Collector;
  fake: () => FakeAws;
  target: Focus['target'];
  /** Commands and what they name, in the order of sending. */
  asked: [string, Record<string, unknown>][];
}

const cases: Case[] = [
  {
    ...{ collector: ecsCollector, fake: ecs },
    target: { type: 'AWS::ECS::Service', arn: arn('ecs', 'service/b/a'), id: 'a' },
    asked: [
      ['ListClusters', {}],
      ['ListServices', { cluster: arn('ecs', 'cluster/b') }],
      ['DescribeServices', { services: [arn('ecs', 'service/b/a')] }],
    ],
  },
  {
    ...{ collector: ecsCollector, fake: ecs },
    target: { type: 'AWS::ECS::TaskSet', arn: arn('ecs', 'task-set/a/b/ts-1'), id: 'ts-1' },
    asked: [
      ['ListClusters', {}],
      ['ListServices', { cluster: arn('ecs', 'cluster/a') }],
      ['DescribeServices', { services: [arn('ecs', 'service/a/b')] }],
    ],
  },
  {
    ...{ collector: ecsCollector, fake: ecs },
    target: { type: 'AWS::ECS::TaskDefinition', arn: arn('ecs', 'task-definition/b:2'), id: 'b:2' },
    asked: [
      ['ListTaskDefinitions', { familyPrefix: 'b' }],
      ['DescribeTaskDefinition', { taskDefinition: arn('ecs', 'task-definition/b:2') }],
    ],
  },
  {
    ...{ collector: eksCollector, fake: eks },
    target: { type: 'AWS::EKS::Nodegroup', arn: arn('eks', 'nodegroup/b/a/1-2'), id: 'b/a' },
    asked: [
      ['ListClusters', {}],
      ['ListNodegroups', { clusterName: 'b' }],
      ['DescribeNodegroup', { clusterName: 'b', nodegroupName: 'a' }],
    ],
  },
  {
    ...{ collector: eventBridgeCollector, fake: eventBridge },
    target: { type: 'AWS::Events::Rule', arn: arn('events', 'rule/b'), id: 'b' },
    asked: [
      ['ListEventBuses', {}],
      ['ListRules', { EventBusName: 'default' }],
      ['ListTargetsByRule', { EventBusName: 'default', Rule: 'b' }],
    ],
  },
  {
    ...{ collector: eventBridgeCollector, fake: eventBridge },
    target: { type: 'AWS::Events::Rule', arn: arn('events', `rule/${partnerBus}/b`), id: `${partnerBus}/b` },
    asked: [
      ['ListEventBuses', {}],
      ['ListRules', { EventBusName: partnerBus }],
      ['ListTargetsByRule', { EventBusName: partnerBus, Rule: 'b' }],
    ],
  },
  {
    ...{ collector: apiGatewayCollector, fake: restApis },
    target: { type: 'AWS::ApiGateway::Stage', arn: 'arn:aws:apigateway:eu-west-1::/restapis/b/stages/a', id: 'b/a' },
    asked: [
      ['GetRestApis', {}],
      ['GetStages', { restApiId: 'b' }],
    ],
  },
  {
    ...{ collector: apiGatewayV2Collector, fake: httpApis },
    target: { type: 'AWS::ApiGatewayV2::Stage', arn: 'arn:aws:apigateway:eu-west-1::/apis/b/stages/a', id: 'b/a' },
    asked: [
      ['GetApis', {}],
      ['GetStages', { ApiId: 'b' }],
    ],
  },
  {
    ...{ collector: s3Collector, fake: accessPoints },
    target: { type: 'AWS::S3::AccessPoint', arn: arn('s3', 'accesspoint/a', 'us-east-1'), id: 'a' },
    asked: [
      ['ListAccessPoints', {}],
      ['GetAccessPoint', { Name: 'a' }],
    ],
  },
];

const look = ({ collector, fake, target }: Case, beside: Focus['target']['type'][] = []) => {
  const aws = fake();
  const focus: Focus = { target, isHome: true, beside: new Set(beside), needs: new Set() };
  return collectFrom(aws, collector, 'eu-west-1', ['eu-west-1', 'us-east-1'], undefined, { focus }).then((seen) => ({
    ...seen,
    calls: aws.calls,
  }));
};

describe('a unit that is about one thing of a nested listing', () => {
  it.each(cases.map((each) => [`${each.target.type} ${each.target.id}`, each] as const))(
    'asks no parent but its own: %s',
    async (_, each) => {
      const { calls, of, coverage } = await look(each);
      expect(calls.map(({ command }) => command)).toEqual(each.asked.map(([command]) => command));
      expect(calls).toMatchObject(each.asked.map(([command, input]) => ({ command, input })));
      expect(of(each.target.type).map((resource) => resource.arn)).toContain(each.target.arn);
      expect(coverage.filter(({ status }) => status !== 'complete')).toEqual([]);
    },
  );

  it('asks every cluster where the service’s ARN is of the kind that names none', async () => {
    const { calls } = await look({ ...(cases[0] as Case), target: { type: 'AWS::ECS::Service', arn: arn('ecs', 'service/a'), id: 'a' } });
    expect(calls.filter(({ command }) => command === 'ListServices')).toHaveLength(2);
  });

  it('asks every cluster where the check reads the task definitions in use beside it', async () => {
    const { calls } = await look(cases[0] as Case, ['AWS::ECS::TaskDefinition']);
    expect(calls.filter(({ command }) => command === 'ListServices')).toHaveLength(2);
  });
});
