import type { OperationName } from '@/server/aws/operation';
import { accessAnalyzerCollector } from './accessanalyzer/collector';
import { accountCollector } from './account/collector';
import { acmCollector } from './acm/collector';
import { amplifyCollector } from './amplify/collector';
import { apiGatewayCollector } from './apigateway/collector';
import { apiGatewayV2Collector } from './apigatewayv2/collector';
import { athenaCollector } from './athena/collector';
import { autoScalingCollector } from './autoscaling/collector';
import { backupCollector } from './backup/collector';
import { batchCollector } from './batch/collector';
import { cloudformationCollector } from './cloudformation/collector';
import { cloudFrontCollector } from './cloudfront/collector';
import { cloudtrailCollector } from './cloudtrail/collector';
import { cloudwatchCollector } from './cloudwatch/collector';
import { codeBuildCollector } from './codebuild/collector';
import { codeCommitCollector } from './codecommit/collector';
import { cognitoCollector } from './cognito/collector';
import { configCollector } from './config/collector';
import { dataPipelineCollector } from './datapipeline/collector';
import { type Declaration, declarationsFor, type LookedAt } from './declarations';
import { dynamodbCollector } from './dynamodb/collector';
import { ec2Collector } from './ec2/collector';
import { ecrCollector } from './ecr/collector';
import { ecsCollector } from './ecs/collector';
import { efsCollector } from './efs/collector';
import { eksCollector } from './eks/collector';
import { elasticacheCollector } from './elasticache/collector';
import { elbCollector } from './elb/collector';
import { elbV2Collector } from './elbv2/collector';
import { emrCollector } from './emr/collector';
import { eventBridgeCollector } from './eventbridge/collector';
import { glacierCollector } from './glacier/collector';
import { glueCollector } from './glue/collector';
import { guardDutyCollector } from './guardduty/collector';
import { iamCollector } from './iam/collector';
import { inspectorCollector } from './inspector2/collector';
import { kmsCollector } from './kms/collector';
import { lambdaCollector } from './lambda/collector';
import { logsCollector } from './logs/collector';
import { macieCollector } from './macie2/collector';
import { opensearchCollector } from './opensearch/collector';
import { organizationsCollector } from './organizations/collector';
import { rdsCollector } from './rds/collector';
import { redshiftCollector } from './redshift/collector';
import { s3Collector } from './s3/collector';
import { sagemakerCollector } from './sagemaker/collector';
import { secretsManagerCollector } from './secretsmanager/collector';
import { securityHubCollector } from './securityhub/collector';
import { snsCollector } from './sns/collector';
import { sqsCollector } from './sqs/collector';
import { ssmCollector } from './ssm/collector';
import { stepFunctionsCollector } from './stepfunctions/collector';
import type { Collector, OperationSpec } from './types';
import { wafV2Collector } from './wafv2/collector';

/** All collectors. Importing them is cheap: each loads its SDK client when it collects. */
export const collectors: readonly Collector[] = [
  accountCollector,
  iamCollector,
  s3Collector,
  ec2Collector,
  rdsCollector,
  kmsCollector,
  lambdaCollector,
  cloudtrailCollector,
  configCollector,
  cloudformationCollector,
  sagemakerCollector,
  redshiftCollector,
  opensearchCollector,
  emrCollector,
  elasticacheCollector,
  dynamodbCollector,
  backupCollector,
  snsCollector,
  sqsCollector,
  secretsManagerCollector,
  eventBridgeCollector,
  efsCollector,
  cloudwatchCollector,
  logsCollector,
  elbV2Collector,
  elbCollector,
  wafV2Collector,
  accessAnalyzerCollector,
  macieCollector,
  securityHubCollector,
  glacierCollector,
  organizationsCollector,
  cloudFrontCollector,
  acmCollector,
  apiGatewayCollector,
  apiGatewayV2Collector,
  athenaCollector,
  autoScalingCollector,
  codeBuildCollector,
  codeCommitCollector,
  cognitoCollector,
  ecrCollector,
  ecsCollector,
  eksCollector,
  ssmCollector,
  guardDutyCollector,
  inspectorCollector,
  amplifyCollector,
  batchCollector,
  dataPipelineCollector,
  glueCollector,
  stepFunctionsCollector,
];

/** @throws when there is none of this service */
export function collectorNamed(service: string): Collector {
  const collector = collectors.find((each) => each.service === service);
  if (!collector) throw new Error(`No collector for ${service}.`);
  return collector;
}

const byOperation = new Map<OperationName, Declaration[]>();
for (const collector of collectors)
  for (const spec of collector.operations)
    byOperation.set(spec.operation, [...(byOperation.get(spec.operation) ?? []), { collector, spec }]);

function declared(operation: OperationName): readonly [Declaration, ...Declaration[]] {
  const [first, ...others] = byOperation.get(operation) ?? [];
  if (!first) throw new Error(`No collector declares ${operation}`);
  return [first, ...others];
}

/**
 * All that several collectors use an operation for, each for types of its own (tags in bulk, whether a bucket is there).
 * @throws when no collector declares the operation
 */
export const declarationsOf = (operation: OperationName): readonly Declaration[] => declared(operation);

/**
 * The collectors without which a check cannot be judged.
 * @throws when no collector declares one of its operations
 */
export const collectorsFor = (check: LookedAt & { needs: readonly OperationName[] }): Collector[] =>
  check.needs.flatMap((operation) => declarationsFor(check, declared(operation)).map(({ collector }) => collector));

/**
 * The first that declares the operation.
 * @throws when no collector does
 */
export const collectorOf = (operation: OperationName): Collector => declared(operation)[0].collector;

/**
 * The operation as the first uses it that declares it.
 * @throws when no collector does
 */
export const specOf = (operation: OperationName): OperationSpec => declared(operation)[0].spec;

/** The IAM actions that allow an operation. */
export const actionsOf = (spec: OperationSpec): readonly string[] => spec.actions ?? [spec.operation];
