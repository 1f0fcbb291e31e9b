import type { FaultRuleInput } from '@/sample-cloud/engine/faults/rule';
import { collectorOf, collectors, specOf } from '@/server/collect/registry';
import { readEnvAnew } from '@/server/env';
import { between, pick, randomFor } from '../lib/cases';
import type { WireCase } from '../lib/run-wire-case';
import { main, second } from '../lib/small-world';
import { operations, wireNames } from './denied';

const services = collectors.map(({ service }) => service);
const regional = collectors.filter(({ scope }) => scope === 'regional').map(({ service }) => service);
const listings = operations.filter((operation) => specOf(operation as never).level === 'list');
const perResource = operations.filter(
  (operation) => specOf(operation as never).level === 'resource' && operation !== 'ec2:DescribeRegions',
);

/** A call of the service that every scan makes, chosen by the seed: a listing, or the first call of a service without any. */
function callOf(service: string, purpose: string): string {
  const random = randomFor(`${purpose} ${service}`);
  const lists = listings.filter((operation) => collectorOf(operation as never).service === service);
  if (service === 'account') return 'account:GetContactInformation';
  const first = collectors.find((collector) => collector.service === service)?.operations[0]?.operation ?? '';
  return lists.length > 0 ? pick(random, lists) : first;
}

const seedOf = (purpose: string): number => between(randomFor(purpose), 1, 1_000_000);

const throttling = [...services, 'all services'].flatMap((service) =>
  [0.5, 0.8, 0.95].map(
    (share): WireCase => ({
      row: 'throttling storm',
      name: `${service} ${share * 100} %`,
      faults: [
        {
          service: service === 'all services' ? services : service,
          probability: share,
          seed: seedOf(`throttling ${service} ${share}`),
          effect: { kind: 'throttle' },
        },
      ],
      ...(service === 'all services' ? {} : { services: [service] }),
      outcome: 'either',
      callsFactor: 3,
    }),
  ),
);

/** Ways in which one call's answer comes to grief, and whether retries may get over it. */
const spoils: readonly (readonly [name: string, effect: FaultRuleInput['effect'], loose?: boolean])[] = [
  ['cut', { kind: 'cut' }],
  ['cut at once', { kind: 'cut', part: 0 }],
  ['reset', { kind: 'reset' }],
  ['malformed', { kind: 'malformed' }],
  ['HTML with 200', { kind: 'html', status: 200 }],
  ['HTML with 502', { kind: 'html', status: 502 }],
  ['error 500', { kind: 'error', status: 500, code: 'InternalError' }],
  ['the same page token for ever', { kind: 'endless' }],
  ['without its list', { kind: 'without-list' }],
  ['a number for a list', { kind: 'wrong-type' }],
  ['text that is no UTF-8', { kind: 'odd-text' }, true],
];

/** SQS leaves its list out where there is no queue, so there an answer without it is no bad answer. */
const isNoFault = (name: string, service: string): boolean => name === 'without its list' && service === 'sqs';

const spoilt = spoils.flatMap(([name, effect, loose]) =>
  services
    .filter((service) => !isNoFault(name, service))
    .map((service): WireCase => {
      const operation = callOf(service, `spoilt ${name}`);
      const maybeHarmless = /page token|list|UTF/.test(name);
      return {
        row: 'spoilt answers',
        name: `${operation}: ${name}`,
        faults: [{ ...wireNames(operation), effect }],
        services: [service],
        outcome: maybeHarmless ? 'either' : 'told',
        operations: maybeHarmless ? [] : [operation],
        loose,
      };
    }),
);

const endless = [
  'ec2:DescribeSecurityGroups',
  'kms:ListKeys',
  'iam:GetAccountAuthorizationDetails',
  'rds:DescribeDBInstances',
  'lambda:ListFunctions',
].map(
  (operation): WireCase => ({
    row: 'endless pages',
    name: operation,
    faults: [{ ...wireNames(operation), effect: { kind: 'endless' } }],
    services: [collectorOf(operation as never).service],
    outcome: 'told',
    operations: [operation],
  }),
);

const throttledForGood = [
  's3:GetBucketPolicy',
  'ec2:DescribeVolumes',
  'kms:DescribeKey',
  'lambda:GetPolicy',
  'iam:GetAccountAuthorizationDetails',
].map(
  (operation): WireCase => ({
    row: 'throttled for good',
    name: operation,
    faults: [{ ...wireNames(operation), effect: { kind: 'throttle' } }],
    services: [collectorOf(operation as never).service],
    outcome: 'told',
    operations: [operation],
  }),
);

/** One bad answer among good ones: a retry gets over those that a client may ask for again. */
const once = services.flatMap((service) =>
  (['reset', 'throttle', 'error'] as const).map((kind): WireCase => {
    const operation = callOf(service, `once ${kind}`);
    return {
      row: 'one bad answer',
      name: `${operation}: ${kind}`,
      faults: [{ ...wireNames(operation), count: 1, effect: kind === 'error' ? { kind, status: 500, code: 'InternalError' } : { kind } }],
      services: [service],
      outcome: 'mended',
    };
  }),
);

const large: WireCase[] = [
  ['ec2:DescribeInstances', true],
  ['ec2:DescribeVolumes', false],
  ['kms:ListKeys', true],
  ['s3:ListBuckets', false],
].map(
  ([operation, announced]): WireCase => ({
    row: 'answers of 200 MB',
    name: `${operation}, its length ${announced ? '' : 'not '}announced`,
    faults: [
      { ...wireNames(String(operation)), count: 2, effect: { kind: 'huge', bytes: 200 * 1024 * 1024, announced: Boolean(announced) } },
    ],
    services: [collectorOf(operation as never).service],
    outcome: 'told',
    operations: [String(operation)],
  }),
);

/** The error by which each service says that a thing is no more. */
const goneCodes: Readonly<Record<string, readonly [code: string, status: number]>> = {
  account: ['ResourceNotFoundException', 404],
  iam: ['NoSuchEntity', 404],
  s3: ['NoSuchBucket', 404],
  s3control: ['NoSuchBucket', 404],
  ec2: ['InvalidSnapshot.NotFound', 400],
  rds: ['DBSnapshotNotFound', 404],
  kms: ['NotFoundException', 400],
  lambda: ['ResourceNotFoundException', 404],
  cloudtrail: ['TrailNotFoundException', 400],
  config: ['NoSuchConfigurationRecorderException', 400],
};

const gone = perResource.map((operation): WireCase => {
  const names = wireNames(operation);
  const [code, status] = goneCodes[names.service] ?? ['ResourceNotFoundException', 404];
  const nth = between(randomFor(`gone ${operation}`), 1, 2);
  return {
    row: 'gone between listing and describing',
    name: `${operation} number ${nth}`,
    faults: [{ ...names, from: nth, count: 1, effect: { kind: 'error', status, code } }],
    services: [collectorOf(operation as never).service],
    outcome: 'either',
    loose: true,
  };
});

const access: WireCase[] = [
  ...[5, 40, 90].map(
    (from): WireCase => ({
      row: 'credentials expire',
      name: `from call ${from} on, renewed ones too`,
      faults: [{ service: services, from, effect: { kind: 'expired' } }],
      outcome: 'told',
    }),
  ),
  ...[3, 30, 80].flatMap((from): WireCase[] => [
    {
      row: 'credentials expire',
      name: `those of call ${from}, for good`,
      faults: [{ service: services, from, sameCredentials: true, effect: { kind: 'expired' } }],
      outcome: 'mended',
    },
    {
      row: 'credentials expire',
      name: `two calls from ${from} on, renewed ones too`,
      faults: [{ service: services, from, count: 2, effect: { kind: 'expired' } }],
      outcome: 'mended',
    },
    {
      row: 'credentials expire',
      name: `four calls from ${from} on, renewed ones too`,
      faults: [{ service: services, from, count: 4, effect: { kind: 'expired' } }],
      // A call is tried three times, and credentials are renewed three times: whether that is enough is chance.
      outcome: 'either',
    },
  ]),
  ...regional.map(
    (service): WireCase => ({
      row: 'region switched off',
      name: `${service} in ${second}`,
      faults: [
        {
          service,
          region: second,
          effect: { kind: 'error', status: 403, code: service === 'ec2' ? 'AuthFailure' : 'UnrecognizedClientException' },
        },
      ],
      services: [service],
      outcome: 'told',
    }),
  ),
  {
    row: 'region switched off',
    name: `nothing answers in ${second}`,
    faults: [{ service: regional, region: second, effect: { kind: 'reset' } }],
    outcome: 'told',
  },
];

/** Settings while the fault lasts; the scans around it have all the time that they take. */
const withSettings = (settings: Record<string, string>) => (): (() => void) => {
  Object.assign(process.env, settings);
  readEnvAnew();
  return () => {
    for (const name of Object.keys(settings)) delete process.env[name];
    readEnvAnew();
  };
};

/** Calls and services are given up soon. */
const givingUpSoon = withSettings({ AWS_CALL_TIMEOUT_MS: '1000', SCAN_UNIT_DEADLINE_MS: '8000' });

/** Lambda is so slow that all else has ended long before. */
export const lambdaLast = { service: 'lambda', operation: 'ListFunctions', effect: { kind: 'delay', ms: 10_000 } } as const;
const judgedEarly: Record<string, string> = { SCAN_JUDGE_EARLY_MS: '0' };
const early = (name: string, rest: Pick<WireCase, 'faults' | 'outcome' | 'operations'>, settings = judgedEarly): WireCase => ({
  row: 'judged before the slowest service',
  name,
  services: ['account', 'iam', 's3', 'kms', 'ec2', 'lambda'],
  begin: withSettings(settings),
  isJudgedEarly: true,
  ...rest,
});

const slow: WireCase[] = [
  ...['kms:ListKeys', 'iam:GetAccountAuthorizationDetails', 'ec2:DescribeInstances', 's3:GetBucketPolicy'].flatMap(
    (operation): WireCase[] => [
      {
        row: 'hung and slow answers',
        name: `${operation} hangs`,
        faults: [{ ...wireNames(operation), effect: { kind: 'hang' } }],
        services: [collectorOf(operation as never).service],
        outcome: 'told',
        operations: [operation],
        begin: givingUpSoon,
      },
      {
        row: 'hung and slow answers',
        name: `${operation} stalls half-way`,
        faults: [{ ...wireNames(operation), effect: { kind: 'stall' } }],
        services: [collectorOf(operation as never).service],
        outcome: 'told',
        operations: [operation],
        begin: givingUpSoon,
      },
    ],
  ),
  {
    row: 'hung and slow answers',
    name: 'every answer takes 300 ms',
    faults: [{ service: ['kms', 'lambda'], effect: { kind: 'delay', ms: 300 } }],
    services: ['kms', 'lambda'],
    outcome: 'mended',
  },
  {
    row: 'hung and slow answers',
    name: `pages for ever in ${main}`,
    faults: [
      { ...wireNames('kms:ListAliases'), region: main, effect: { kind: 'endless', fresh: true } },
      { ...wireNames('kms:ListAliases'), effect: { kind: 'delay', ms: 5 } },
    ],
    services: ['kms'],
    outcome: 'told',
    operations: ['kms:ListAliases'],
    begin: givingUpSoon,
  },
  early('which comes to its end', { faults: [lambdaLast], outcome: 'mended' }),
  early(
    'which never ends',
    { faults: [{ ...lambdaLast, effect: { kind: 'hang' } }], outcome: 'told', operations: ['lambda:ListFunctions'] },
    { AWS_CALL_TIMEOUT_MS: '5000', SCAN_UNIT_DEADLINE_MS: '12000', ...judgedEarly },
  ),
  ...['iam:GetAccountAuthorizationDetails', 'ec2:DescribeVolumes', 'ec2:DescribeSecurityGroups', 'ec2:GetEbsEncryptionByDefault'].map(
    (operation) =>
      early(`while ${operation} is denied`, {
        faults: [{ ...wireNames(operation), effect: { kind: 'deny' } }, lambdaLast],
        outcome: 'told',
        operations: [operation],
      }),
  ),
];

export const wireCases: readonly WireCase[] = [
  ...throttling,
  ...throttledForGood,
  ...spoilt,
  ...endless,
  ...once,
  ...large,
  ...gone,
  ...access,
];

/** What hangs is waited for only so long. */
export const slowCases: readonly WireCase[] = slow;
