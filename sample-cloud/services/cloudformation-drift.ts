import { randomUUID } from 'node:crypto';
import type { StackResourceDrift, StackResourceDriftStatus } from '@aws-sdk/client-cloudformation';
import type { WorldAccount, WorldResource } from '../contract';
import { ApiError, type OperationContext } from '../define-service';
import { contentsOf, planOf } from '../worlds/stack-contents/contents-of';
import type { StackContent } from '../worlds/stack-contents/types';

type Stack = WorldResource<'AWS::CloudFormation::Stack'>;

interface Detection {
  id: string;
  stackArn: string;
  startedAt: number;
  endsAt: number;
}

/** What the sample cloud remembers: detections by id, and the newest of each stack. */
interface Memory {
  byId: Map<string, Detection>;
  newest: Map<string, Detection>;
}

const memories = new WeakMap<WorldAccount, Memory>();
const keptAtMost = 2_000;

function memoryOf({ account }: OperationContext): Memory {
  const known = memories.get(account) ?? { byId: new Map(), newest: new Map() };
  memories.set(account, known);
  return known;
}

/** The only states in which CloudFormation looks for drift (DetectStackDrift, API reference). */
const checkable = new Set(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'UPDATE_ROLLBACK_FAILED']);

/** By name or ARN. @throws ApiError as AWS does for a stack that is not there */
export function stackNamed(name: string | undefined, context: OperationContext): Stack {
  const found = context.state.find('AWS::CloudFormation::Stack', context.region, name ?? '');
  if (!found) throw new ApiError('ValidationError', 400, `Stack with id ${name} does not exist`);
  return found;
}

export function startDetection(stack: Stack, context: OperationContext): string {
  if (!checkable.has(stack.data.StackStatus ?? ''))
    throw new ApiError(
      'ValidationError',
      400,
      `Drift detection cannot be performed on stack [${stack.arn}] while it is in [${stack.data.StackStatus}] state`,
    );
  const { byId, newest } = memoryOf(context);
  const now = context.now.getTime();
  if ((newest.get(stack.arn)?.endsAt ?? 0) > now)
    throw new ApiError('ValidationError', 400, `Drift detection is already in progress for stack [${stack.arn}]`);
  const detection = {
    id: randomUUID(),
    stackArn: stack.arn,
    startedAt: now,
    endsAt: now + planOf(stack).seconds * 1000,
  };
  byId.set(detection.id, detection);
  newest.set(stack.arn, detection);
  if (byId.size > keptAtMost) byId.delete(byId.keys().next().value ?? '');
  return detection.id;
}

export function detectionStatus(id: string | undefined, context: OperationContext) {
  const detection = memoryOf(context).byId.get(id ?? '');
  if (!detection) throw new ApiError('ValidationError', 400, `Drift detection id ${id} does not exist`);
  const stack = stackNamed(detection.stackArn, context);
  const base = {
    StackId: detection.stackArn,
    StackDriftDetectionId: detection.id,
    Timestamp: new Date(detection.startedAt),
  };
  if (detection.endsAt > context.now.getTime())
    return {
      ...base,
      DetectionStatus: 'DETECTION_IN_PROGRESS' as const,
      DriftedStackResourceCount: -1,
    };
  const { failure } = planOf(stack);
  const drifted = contentsOf(stack, context.state).filter(
    ({ drift }) => drift?.status === 'MODIFIED' || drift?.status === 'DELETED',
  ).length;
  return {
    ...base,
    DetectionStatus: failure ? ('DETECTION_FAILED' as const) : ('DETECTION_COMPLETE' as const),
    ...(failure && { DetectionStatusReason: failure }),
    StackDriftStatus: statusAfter(stack, context),
    DriftedStackResourceCount: drifted,
  };
}

function statusAfter(stack: Stack, context: OperationContext) {
  const said = contentsOf(stack, context.state).map(({ drift }) => drift?.status);
  if (said.includes('MODIFIED') || said.includes('DELETED')) return 'DRIFTED' as const;
  return planOf(stack).status ?? ('IN_SYNC' as const);
}

/** What DescribeStacks says of a stack's drift: the newest detection that has ended, else what the world says. */
export function driftInformation(stack: Stack, context: OperationContext) {
  const detection = memoryOf(context).newest.get(stack.arn);
  if (!detection || detection.endsAt > context.now.getTime()) return stack.data.DriftInformation;
  return {
    StackDriftStatus: statusAfter(stack, context),
    LastCheckTimestamp: new Date(detection.startedAt),
  };
}

/** Whether anybody ever looked: before that AWS has nothing to tell of the resources. */
const wasChecked = (stack: Stack, context: OperationContext): boolean =>
  memoryOf(context).newest.has(stack.arn) || stack.data.DriftInformation?.StackDriftStatus !== 'NOT_CHECKED';

/** AWS's own words for one resource. @throws ApiError for a type whose drift is not supported */
export function resourceDrift(stack: Stack, content: StackContent, context: OperationContext): StackResourceDrift {
  const { logicalId, type, physicalId, drift } = content;
  if (!drift) throw new ApiError('ValidationError', 400, `Resource type ${type} does not support drift detection.`);
  const { expected, actual, differences = [] } = drift;
  return {
    StackId: stack.arn,
    LogicalResourceId: logicalId,
    PhysicalResourceId: physicalId,
    ResourceType: type,
    ...(expected && { ExpectedProperties: JSON.stringify(expected) }),
    ...(actual && { ActualProperties: JSON.stringify(actual) }),
    PropertyDifferences: differences.map(([PropertyPath, DifferenceType]) => ({
      PropertyPath,
      DifferenceType,
      ExpectedValue: DifferenceType === 'ADD' ? 'null' : textAt(expected, PropertyPath),
      ActualValue: DifferenceType === 'REMOVE' ? 'null' : textAt(actual, PropertyPath),
    })),
    StackResourceDriftStatus: drift.status,
    ...(drift.reason && { DriftStatusReason: drift.reason }),
    Timestamp: new Date(memoryOf(context).newest.get(stack.arn)?.startedAt ?? context.now.getTime()),
  };
}

export function resourceDrifts(stack: Stack, wanted: readonly StackResourceDriftStatus[], context: OperationContext): StackResourceDrift[] {
  if (!wasChecked(stack, context)) return [];
  return contentsOf(stack, context.state)
    .filter(({ drift }) => drift && (wanted.length === 0 || wanted.includes(drift.status)))
    .map((content) => resourceDrift(stack, content, context));
}

function textAt(properties: unknown, pointer: string): string {
  const found = pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], properties);
  return typeof found === 'string' ? found : JSON.stringify(found ?? null);
}
