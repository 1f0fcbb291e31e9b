import { createHash } from 'node:crypto';
import type { FunctionConfiguration, FunctionUrlConfig } from '@aws-sdk/client-lambda';
import type { Draft, Tags } from '../draft';
import { token, uuid } from '../ids';
import { policyText, type Statement } from './policy-document';
import type { Vpc } from './vpc';

export interface FunctionOptions {
  region: string;
  name: string;
  changed: Date;
  runtime: FunctionConfiguration['Runtime'];
  roleArn: string;
  vpc?: { network: Vpc; groupId: string; subnets: readonly string[] };
  /** Who may call it besides the account; left out: nobody. */
  policy?: readonly Statement[];
  url?: { auth: FunctionUrlConfig['AuthType']; origins?: readonly string[]; created: Date };
  environment?: Readonly<Record<string, string>>;
  environmentKey?: string;
  /** Where failed events go. */
  deadLetters?: string;
  layers?: readonly string[];
  /** Its code; left out: nothing to speak of. */
  files?: Readonly<Record<string, string>> | undefined;
  data?: Partial<FunctionConfiguration>;
  tags?: Tags;
}

/** What another account published is seen by the functions that use it. */
function addForeignLayer(draft: Draft, region: string, arn: string): void {
  const [, , , , publisher = '', , name, version] = arn.split(':');
  if (publisher === draft.account || draft.resources.some((each) => each.arn === arn)) return;
  draft.add({
    type: 'AWS::Lambda::LayerVersion',
    id: `${name}:${version}`,
    arn,
    region,
    tags: {},
    data: { LayerVersionArn: arn, publisher, CodeSize: 1_204_551 },
  });
}

/** Adds a Lambda function. */
export function addFunction(draft: Draft, options: FunctionOptions): void {
  const { region, name, vpc, url, tags = {} } = options;
  const arn = draft.arn('lambda', region, `function:${name}`);
  for (const layer of options.layers ?? []) addForeignLayer(draft, region, layer);
  draft.add({
    type: 'AWS::Lambda::Function',
    id: name,
    arn,
    region,
    tags,
    ...(options.files && { raw: { files: JSON.stringify(options.files) } }),
    data: {
      FunctionName: name,
      FunctionArn: arn,
      Runtime: options.runtime,
      Role: options.roleArn,
      Handler: options.runtime?.startsWith('java') ? 'shop.lumen.Handler::handle' : 'index.handler',
      CodeSize: 48_211 + name.length * 1733,
      CodeSha256: createHash('sha256').update(`code of ${arn}`).digest('base64'),
      Description: '',
      Timeout: 15,
      MemorySize: 256,
      LastModified: options.changed.toISOString().replace('Z', '+0000'),
      Version: '$LATEST',
      RevisionId: uuid(arn),
      PackageType: 'Zip',
      Architectures: ['arm64'],
      EphemeralStorage: { Size: 512 },
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogFormat: 'JSON', LogGroup: `/aws/lambda/${name}` },
      SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
      ...(vpc && {
        VpcConfig: {
          VpcId: vpc.network.id,
          SecurityGroupIds: [vpc.groupId],
          SubnetIds: vpc.subnets.map((place) => vpc.network.subnet(place).id),
        },
      }),
      ...(options.environment && { Environment: { Variables: { ...options.environment } } }),
      ...(options.environmentKey && { KMSKeyArn: options.environmentKey }),
      ...(options.deadLetters && { DeadLetterConfig: { TargetArn: options.deadLetters } }),
      ...(options.layers && { Layers: options.layers.map((Arn) => ({ Arn, CodeSize: 1_204_551 })) }),
      policy: options.policy ? policyText(...options.policy.map((statement) => ({ ...statement, Resource: arn }))) : null,
      url: url ? functionUrl(draft, region, name, arn, url) : null,
      ...options.data,
    },
  });
}

function functionUrl(draft: Draft, region: string, name: string, arn: string, url: NonNullable<FunctionOptions['url']>): FunctionUrlConfig {
  return {
    FunctionUrl: `https://${token(`${draft.account}/${name}/url`, 32).toLowerCase()}.lambda-url.${region}.on.aws/`,
    FunctionArn: arn,
    AuthType: url.auth,
    ...(url.origins && { Cors: { AllowOrigins: [...url.origins], AllowMethods: ['GET', 'POST'] } }),
    CreationTime: url.created.toISOString(),
    LastModifiedTime: url.created.toISOString(),
    InvokeMode: 'BUFFERED',
  };
}

/** Lets a function be called with what comes in to a queue. */
export function addEventSource(
  draft: Draft,
  { region, name, queue, since }: { region: string; name: string; queue: string; since: Date },
): void {
  const id = uuid(`${draft.account}/${region}/${queue}/${name}`);
  const arn = draft.arn('lambda', region, `event-source-mapping:${id}`);
  draft.add({
    type: 'AWS::Lambda::EventSourceMapping',
    id,
    arn,
    region,
    tags: {},
    data: {
      UUID: id,
      EventSourceMappingArn: arn,
      EventSourceArn: draft.arn('sqs', region, queue),
      FunctionArn: draft.arn('lambda', region, `function:${name}`),
      BatchSize: 10,
      MaximumBatchingWindowInSeconds: 0,
      State: 'Enabled',
      LastModified: since,
    },
  });
}
