import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SampleService } from './define-service';
import { type LoadedService, loadService } from './engine/load-service';
import { randomFrom } from './engine/random';
import type { SampleCloud } from './start';
import { madeUpValue } from './test/made-up-value';
import { clientConfig, roleCredentials, startTinyCloud } from './test/tiny-cloud';

const perService = 60;

/** Operations whose client changes or checks what it is given beyond the schema. */
const special =
  /^(Get(Connection)?Function|Get(Export|Sdk)|GetObject|HeadObject|GetObjectTorrent|GetBucketLocation|GetObjectAttributes|ListDirectoryBuckets|CreateSession|ListParts|Get\w*Token)$/;

/** What Cognito's signed-in users ask about themselves, by a token of theirs instead of a signature. */
const unsigned = /^(GetDevice|GetTokensFromRefreshToken|GetUser\w*|ListDevices|ListUserSessions|ListWebAuthnCredentials)$/;

interface Package {
  signingName: string;
  /** Tells those apart that sign alike. */
  version?: string;
  pathPrefix?: string;
  schemas: () => Promise<object>;
}

const packages: Readonly<Record<string, Package>> = {
  accessanalyzer: { signingName: 'access-analyzer', schemas: () => import('@aws-sdk/client-accessanalyzer') },
  account: { signingName: 'account', schemas: () => import('@aws-sdk/client-account') },
  backup: { signingName: 'backup', schemas: () => import('@aws-sdk/client-backup') },
  cloudformation: { signingName: 'cloudformation', schemas: () => import('@aws-sdk/client-cloudformation') },
  cloudfront: { signingName: 'cloudfront', schemas: () => import('@aws-sdk/client-cloudfront') },
  cloudtrail: { signingName: 'cloudtrail', schemas: () => import('@aws-sdk/client-cloudtrail') },
  cloudwatch: { signingName: 'monitoring', schemas: () => import('@aws-sdk/client-cloudwatch') },
  config: { signingName: 'config', schemas: () => import('@aws-sdk/client-config-service') },
  ec2: { signingName: 'ec2', schemas: () => import('@aws-sdk/client-ec2') },
  efs: { signingName: 'elasticfilesystem', schemas: () => import('@aws-sdk/client-efs') },
  elb: {
    signingName: 'elasticloadbalancing',
    version: '2012-06-01',
    schemas: () => import('@aws-sdk/client-elastic-load-balancing'),
  },
  elbv2: {
    signingName: 'elasticloadbalancing',
    version: '2015-12-01',
    schemas: () => import('@aws-sdk/client-elastic-load-balancing-v2'),
  },
  eventbridge: { signingName: 'events', schemas: () => import('@aws-sdk/client-eventbridge') },
  glacier: { signingName: 'glacier', schemas: () => import('@aws-sdk/client-glacier') },
  dax: { signingName: 'dax', schemas: () => import('@aws-sdk/client-dax') },
  dynamodb: { signingName: 'dynamodb', schemas: () => import('@aws-sdk/client-dynamodb') },
  elasticache: { signingName: 'elasticache', schemas: () => import('@aws-sdk/client-elasticache') },
  emr: { signingName: 'elasticmapreduce', schemas: () => import('@aws-sdk/client-emr') },
  opensearch: { signingName: 'es', schemas: () => import('@aws-sdk/client-opensearch') },
  redshift: { signingName: 'redshift', schemas: () => import('@aws-sdk/client-redshift') },
  sagemaker: { signingName: 'sagemaker', schemas: () => import('@aws-sdk/client-sagemaker') },
  iam: { signingName: 'iam', schemas: () => import('@aws-sdk/client-iam') },
  kms: { signingName: 'kms', schemas: () => import('@aws-sdk/client-kms') },
  lambda: { signingName: 'lambda', schemas: () => import('@aws-sdk/client-lambda') },
  logs: { signingName: 'logs', schemas: () => import('@aws-sdk/client-cloudwatch-logs') },
  macie2: { signingName: 'macie2', schemas: () => import('@aws-sdk/client-macie2') },
  rds: { signingName: 'rds', schemas: () => import('@aws-sdk/client-rds') },
  s3: { signingName: 's3', schemas: () => import('@aws-sdk/client-s3') },
  secretsmanager: { signingName: 'secretsmanager', schemas: () => import('@aws-sdk/client-secrets-manager') },
  sns: { signingName: 'sns', schemas: () => import('@aws-sdk/client-sns') },
  sqs: { signingName: 'sqs', schemas: () => import('@aws-sdk/client-sqs') },
  wafv2: { signingName: 'wafv2', schemas: () => import('@aws-sdk/client-wafv2') },
  acm: { signingName: 'acm', schemas: () => import('@aws-sdk/client-acm') },
  athena: { signingName: 'athena', schemas: () => import('@aws-sdk/client-athena') },
  autoscaling: { signingName: 'autoscaling', schemas: () => import('@aws-sdk/client-auto-scaling') },
  codecommit: { signingName: 'codecommit', schemas: () => import('@aws-sdk/client-codecommit') },
  codebuild: { signingName: 'codebuild', schemas: () => import('@aws-sdk/client-codebuild') },
  cognito: { signingName: 'cognito-idp', schemas: () => import('@aws-sdk/client-cognito-identity-provider') },
  apigatewayv2: { signingName: 'apigateway', pathPrefix: '/v2/', schemas: () => import('@aws-sdk/client-apigatewayv2') },
  ecr: { signingName: 'ecr', schemas: () => import('@aws-sdk/client-ecr') },
  ecs: { signingName: 'ecs', schemas: () => import('@aws-sdk/client-ecs') },
  eks: { signingName: 'eks', schemas: () => import('@aws-sdk/client-eks') },
  guardduty: { signingName: 'guardduty', schemas: () => import('@aws-sdk/client-guardduty') },
  inspector2: { signingName: 'inspector2', schemas: () => import('@aws-sdk/client-inspector2') },
  ssm: { signingName: 'ssm', schemas: () => import('@aws-sdk/client-ssm') },
  amplify: { signingName: 'amplify', schemas: () => import('@aws-sdk/client-amplify') },
  batch: { signingName: 'batch', schemas: () => import('@aws-sdk/client-batch') },
  datapipeline: { signingName: 'datapipeline', schemas: () => import('@aws-sdk/client-data-pipeline') },
  glue: { signingName: 'glue', schemas: () => import('@aws-sdk/client-glue') },
  stepfunctions: { signingName: 'states', schemas: () => import('@aws-sdk/client-sfn') },
  apigateway: { signingName: 'apigateway', schemas: () => import('@aws-sdk/client-api-gateway') },
};

interface Sdk {
  [name: string]: new (input: object) => { send(command: object): Promise<Record<string, unknown>> };
}

/** Answers every operation with what the test put there, and remembers what it was asked. */
class Echo {
  answer: object = {};
  asked: unknown;

  service(name: string): SampleService {
    const handler = (input: unknown) => {
      this.asked = input;
      return this.answer;
    };
    const operations = new Proxy(
      {},
      { get: () => handler, getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, value: handler }) },
    );
    return { name, ...(packages[name] as { signingName: string; schemas: () => Promise<object> }), operations };
  }
}

const echo = new Echo();
let cloud: SampleCloud;
let credentials: Awaited<ReturnType<typeof roleCredentials>>;
beforeAll(async () => {
  const services = Object.entries(packages).map(([name, { schemas: _, ...place }]) => ({ ...place, load: async () => echo.service(name) }));
  cloud = await startTinyCloud({ services });
  credentials = await roleCredentials(cloud);
});
afterAll(() => cloud.close());

function chosenOperations({ operations }: LoadedService): string[] {
  const reads = [...operations.values()]
    .filter(
      ({ name, output }) =>
        /^(Describe|Get|List)/.test(name) &&
        !special.test(name) &&
        !unsigned.test(name) &&
        !Object.values(output.getMemberSchemas()).some((member) => member.isStreaming()),
    )
    .map(({ name }) => name)
    .sort();
  const step = Math.max(1, Math.floor(reads.length / perService));
  return reads.filter((_name, index) => index % step === 0).slice(0, perService);
}

describe.each(Object.keys(packages))('what %s asks and is told', (name) => {
  it('arrives unchanged on the other side', async () => {
    const loaded = await loadService(echo.service(name));
    const sdk = (await loaded.service.schemas()) as unknown as Sdk;
    const clientName = Object.keys(sdk).find((key) => /^[A-Z]\w*Client$/.test(key)) ?? '';
    const client = new (sdk[clientName] as Sdk[string])({ ...clientConfig(cloud, credentials), forcePathStyle: true });
    const random = randomFrom(name.length);
    for (const operation of chosenOperations(loaded)) {
      const schema = loaded.operations.get(operation);
      if (!schema) continue;
      const input = (madeUpValue(schema.input, random) ?? {}) as Record<string, unknown>;
      if ('Bucket' in input) input.Bucket = 'some-bucket';
      echo.answer = (madeUpValue(schema.output, random) ?? {}) as object;
      const { $metadata, ...output } = await client.send(new (sdk[`${operation}Command`] as Sdk[string])(input));
      expect(output, `${name}:${operation} output`).toEqual(echo.answer);
      expect(echo.asked, `${name}:${operation} input`).toEqual(input);
    }
  });
});
