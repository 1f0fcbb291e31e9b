import type { Instance, InstanceStateChange, InstanceStateName } from '@aws-sdk/client-ec2';
import type { WorldResource } from '../../contract';
import { ApiError, type OperationContext } from '../../define-service';

type WorldInstance = WorldResource<'AWS::EC2::Instance'>;

/** AWS's numbers of the states (API reference, InstanceState). */
const codes: Record<InstanceStateName, number> = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
};
const settlesAfterMs = 3_000;
/** AWS shows a terminated instance for about an hour. */
const forgottenAfterMs = 3_600_000;
/** Hosts that somebody has protected against being terminated. */
const protectedNames = new Set(['bastion', 'erp-win-1']);

export const stateOf = (name: InstanceStateName) => ({ Code: codes[name], Name: name });

export const isProtected = ({ tags }: WorldInstance): boolean => protectedNames.has(tags.Name ?? '');

/** @throws ApiError with DryRunOperation where the call was only to be tried: AWS's way of saying that it would have worked */
export function refuseDryRun(isDryRun: boolean | undefined): void {
  if (isDryRun) throw new ApiError('DryRunOperation', 412, 'Request would have succeeded, but DryRun flag is set.');
}

/** What is changed, or the refusal of a request that asks about the past. */
export function changesOf({ changes }: OperationContext) {
  if (!changes) throw new ApiError('UnsupportedOperation', 400, 'The past cannot be changed.');
  return changes;
}

/** @throws ApiError as AWS does for ids that it does not know */
export function instancesNamed(ids: readonly string[] | undefined, { state, region }: OperationContext): WorldInstance[] {
  if (!ids || ids.length === 0) throw new ApiError('MissingParameter', 400, 'The request must contain the parameter InstanceId');
  return ids.map((id) => {
    if (!/^i-[0-9a-f]{8,17}$/.test(id)) throw new ApiError('InvalidInstanceID.Malformed', 400, `Invalid id: "${id}"`);
    const found = state.find('AWS::EC2::Instance', region, id);
    if (!found) throw new ApiError('InvalidInstanceID.NotFound', 400, `The instance ID '${id}' does not exist`);
    return found;
  });
}

interface Transition {
  /** States that it may begin from; from those in `done` nothing happens. */
  from: readonly InstanceStateName[];
  done: readonly InstanceStateName[];
  during: InstanceStateName;
  to: InstanceStateName;
  /** What the refusal says. */
  verb: string;
}

export const transitions = {
  start: { from: ['stopped'], done: ['running', 'pending'], during: 'pending', to: 'running', verb: 'started' },
  stop: { from: ['running', 'pending'], done: ['stopped', 'stopping'], during: 'stopping', to: 'stopped', verb: 'stopped' },
  terminate: {
    from: ['running', 'pending', 'stopped', 'stopping'],
    done: ['terminated', 'shutting-down'],
    during: 'shutting-down',
    to: 'terminated',
    verb: 'terminated',
  },
} as const satisfies Record<string, Transition>;

const nameOf = ({ data }: WorldInstance): InstanceStateName => data.State?.Name ?? 'running';

/** @throws ApiError IncorrectInstanceState where AWS would not even begin */
export function checkTransition(instance: WorldInstance, { from, done, verb }: Transition): void {
  const now = nameOf(instance);
  if (from.includes(now) || done.includes(now)) return;
  throw new ApiError('IncorrectInstanceState', 400, `The instance '${instance.id}' is not in a state from which it can be ${verb}.`);
}

/** Begins the change: the instance is on its way for some seconds, then there. */
export function begin(instance: WorldInstance, transition: Transition, context: OperationContext): InstanceStateChange {
  const { during, to, done } = transition;
  const before = nameOf(instance);
  const unchanged = { InstanceId: instance.id, PreviousState: stateOf(before), CurrentState: stateOf(before) };
  if (done.includes(before)) return unchanged;
  const began = context.now.getTime();
  changesOf(context).set(instance, instance.id, (now) => {
    const passed = now.getTime() - began;
    if (to === 'terminated' && passed > forgottenAfterMs) return null;
    return { ...instance, data: dataIn(passed < settlesAfterMs ? during : to, instance.data, context.now) };
  });
  if (to === 'terminated') takeAlong(instance, began + settlesAfterMs, context);
  return { ...unchanged, CurrentState: stateOf(during) };
}

/** The instance in a state, with what the state takes from it or gives to it. */
function dataIn(state: InstanceStateName, data: Instance, at: Date): Instance {
  const { StateReason: _reason, ...rest } = data;
  const left = state === 'stopped' || state === 'terminated';
  const elastic = rest.NetworkInterfaces?.some(({ Association }) => Association && Association.IpOwnerId !== 'amazon');
  const { PublicIpAddress: _address, PublicDnsName: _name, ...withoutAddress } = rest;
  return {
    ...(left && !elastic ? { ...withoutAddress, PublicDnsName: '' } : rest),
    State: stateOf(state),
    ...(state === 'running' || state === 'pending'
      ? { LaunchTime: at, StateTransitionReason: '' }
      : {
          StateTransitionReason: `User initiated (${at.toISOString().slice(0, 19).replace('T', ' ')} GMT)`,
          StateReason: { Code: 'Client.UserInitiatedShutdown', Message: 'Client.UserInitiatedShutdown: User initiated shutdown' },
        }),
    ...(state === 'terminated'
      ? { BlockDeviceMappings: [], NetworkInterfaces: [], SecurityGroups: [], SubnetId: undefined, VpcId: undefined }
      : {}),
  };
}

/** What goes with a terminated instance: volumes that say so, and its interfaces. */
function takeAlong({ data, region }: WorldInstance, at: number, context: OperationContext): void {
  const changes = changesOf(context);
  const { state } = context;
  for (const { Ebs } of data.BlockDeviceMappings ?? []) {
    const volume = Ebs?.VolumeId ? state.find('AWS::EC2::Volume', region, Ebs.VolumeId) : undefined;
    if (!volume) continue;
    const loose = { ...volume, data: { ...volume.data, State: 'available' as const, Attachments: [] } };
    changes.set(volume, volume.id, (now) => (now.getTime() < at ? volume : Ebs?.DeleteOnTermination ? null : loose));
  }
  for (const { NetworkInterfaceId = '' } of data.NetworkInterfaces ?? []) {
    const face = state.find('AWS::EC2::NetworkInterface', region, NetworkInterfaceId);
    if (face) changes.set(face, face.id, (now) => (now.getTime() < at ? face : null));
  }
}
