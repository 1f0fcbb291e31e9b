import { checks } from '@/server/checks/registry';
import { collectorOf, collectors, collectorsFor, specOf } from '@/server/collect/registry';
import { between, randomFor } from '../lib/cases';
import type { WireCase } from '../lib/run-wire-case';
import { regions } from '../lib/small-world';

export const operations = collectors.flatMap((collector) => collector.operations.map((spec) => spec.operation));

/** What an operation is called on the wire. */
export const wireNames = (operation: string): { service: string; operation: string } => {
  const [service = '', name = ''] = operation.split(':');
  return { service, operation: name };
};

/** The services whose scan uses the operation: its own, and those of checks that need it beside others. */
export function servicesAround(operation: string): string[] {
  const needed = checks
    .filter(({ needs }) => needs.includes(operation as never))
    .flatMap((check) => collectorsFor(check).map(({ service }) => service));
  const wanted = new Set([collectorOf(operation as never).service, ...needed]);
  return collectors.map(({ service }) => service).filter((service) => wanted.has(service));
}

/** S3's refusal to tell of a bucket is an answer, too: it is somebody else's. */
const isAnswer = (operation: string): boolean => operation === 's3:HeadBucket';

const everyOperation = operations
  .filter((operation) => operation !== 'ec2:DescribeRegions' && !isAnswer(operation))
  .map(
    (operation): WireCase => ({
      row: 'denied operation',
      name: operation,
      faults: [{ ...wireNames(operation), effect: { kind: 'deny' } }],
      services: servicesAround(operation),
      outcome: 'told',
      operations: [operation],
    }),
  );

const everyService = collectors.map(
  ({ service }): WireCase => ({ row: 'denied service', name: service, faults: [{ service, effect: { kind: 'deny' } }], outcome: 'told' }),
);

const everyRegion = regions.map(
  (region): WireCase => ({
    row: 'denied region',
    name: region,
    faults: [{ region, service: ['ec2', 'rds', 'kms', 'lambda', 'cloudtrail', 'config', 'cloudformation'], effect: { kind: 'deny' } }],
    outcome: region === 'eu-central-1' ? 'told' : 'told',
  }),
);

/** One call of many: the one resource that our role may not read. */
const singleResources = operations
  .filter((operation) => specOf(operation as never).level === 'resource' && !isAnswer(operation))
  .map((operation): WireCase => {
    const nth = between(randomFor(`denied resource ${operation}`), 1, 3);
    return {
      row: 'denied resource',
      name: `${operation} number ${nth}`,
      faults: [{ ...wireNames(operation), from: nth, count: 1, effect: { kind: 'deny' } }],
      services: [collectorOf(operation as never).service],
      outcome: 'told',
      operations: [operation],
    };
  });

const byPolicy: WireCase[] = [
  {
    row: 'denied by a service control policy',
    name: 'all but STS',
    faults: [
      {
        service: ['account', 'iam', 's3', 'ec2', 'rds', 'kms', 'lambda', 'cloudtrail', 'config', 'cloudformation'],
        from: 2,
        effect: { kind: 'deny' },
      },
    ],
    outcome: 'told',
  },
  {
    row: 'denied by a service control policy',
    name: 'reads named Get*',
    faults: [{ operation: 'Get*', service: ['iam', 's3', 'kms', 'lambda', 'cloudtrail', 'account'], effect: { kind: 'deny' } }],
    outcome: 'told',
  },
  {
    row: 'denied by a service control policy',
    name: 'reads named List*',
    faults: [{ operation: 'List*', effect: { kind: 'deny' } }],
    outcome: 'told',
  },
];

export const deniedCases: readonly WireCase[] = [...everyOperation, ...everyService, ...everyRegion, ...singleResources, ...byPolicy];
