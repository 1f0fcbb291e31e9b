import type { OperationName } from '@/server/aws/operation';
import { accountCollector } from './account/collector';
import { cloudformationCollector } from './cloudformation/collector';
import { cloudtrailCollector } from './cloudtrail/collector';
import { configCollector } from './config/collector';
import { ec2Collector } from './ec2/collector';
import { iamCollector } from './iam/collector';
import { kmsCollector } from './kms/collector';
import { lambdaCollector } from './lambda/collector';
import { rdsCollector } from './rds/collector';
import { s3Collector } from './s3/collector';
import type { Collector, OperationSpec } from './types';

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
];

const byOperation = new Map(
  collectors.flatMap((collector) => collector.operations.map((spec) => [spec.operation, { collector, spec }] as const)),
);

function declared(operation: OperationName): { collector: Collector; spec: OperationSpec } {
  const found = byOperation.get(operation);
  if (!found) throw new Error(`No collector declares ${operation}`);
  return found;
}

/** @throws when no collector declares the operation */
export const collectorOf = (operation: OperationName): Collector => declared(operation).collector;

/** @throws when no collector declares the operation */
export const specOf = (operation: OperationName): OperationSpec => declared(operation).spec;

/** The IAM actions that allow an operation. */
export const actionsOf = (spec: OperationSpec): readonly string[] => spec.actions ?? [spec.operation];
