import type {
  DescribeInstanceAttributeRequest,
  RebootInstancesRequest,
  StartInstancesRequest,
  StopInstancesRequest,
  TerminateInstancesRequest,
} from '@aws-sdk/client-ec2';
import { ApiError, type OperationContext } from '../../define-service';
import { begin, checkTransition, instancesNamed, isProtected, refuseDryRun, transitions } from './instance-states';

// AWS looks at permissions first, then answers a dry run, and only then at states: a dry run says nothing of these.
// So a dry run of stopping an instance that is terminated succeeds (API reference, DryRun).

export function startInstances(input: StartInstancesRequest, context: OperationContext) {
  const instances = instancesNamed(input.InstanceIds, context);
  refuseDryRun(input.DryRun);
  for (const instance of instances) checkTransition(instance, transitions.start);
  return { StartingInstances: instances.map((instance) => begin(instance, transitions.start, context)) };
}

export function stopInstances(input: StopInstancesRequest, context: OperationContext) {
  const instances = instancesNamed(input.InstanceIds, context);
  refuseDryRun(input.DryRun);
  for (const instance of instances) checkTransition(instance, transitions.stop);
  return { StoppingInstances: instances.map((instance) => begin(instance, transitions.stop, context)) };
}

export function terminateInstances(input: TerminateInstancesRequest, context: OperationContext) {
  const instances = instancesNamed(input.InstanceIds, context);
  refuseDryRun(input.DryRun);
  for (const instance of instances)
    if (isProtected(instance))
      throw new ApiError(
        'OperationNotPermitted',
        400,
        `The instance '${instance.id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
      );
  return { TerminatingInstances: instances.map((instance) => begin(instance, transitions.terminate, context)) };
}

export function rebootInstances(input: RebootInstancesRequest, context: OperationContext) {
  const instances = instancesNamed(input.InstanceIds, context);
  refuseDryRun(input.DryRun);
  for (const { id, data } of instances)
    if (data.State?.Name !== 'running')
      throw new ApiError('IncorrectInstanceState', 400, `The instance '${id}' is not in a state from which it can be rebooted.`);
  return {};
}

export function describeAttribute({ InstanceId, Attribute }: DescribeInstanceAttributeRequest, context: OperationContext) {
  const [instance] = instancesNamed(InstanceId ? [InstanceId] : [], context);
  if (Attribute === 'disableApiTermination' && instance) return { InstanceId, DisableApiTermination: { Value: isProtected(instance) } };
  if (Attribute === 'disableApiStop') return { InstanceId, DisableApiStop: { Value: false } };
  if (Attribute === 'userData' && instance?.raw?.userData)
    return { InstanceId, UserData: { Value: Buffer.from(instance.raw.userData).toString('base64') } };
  return { InstanceId };
}
