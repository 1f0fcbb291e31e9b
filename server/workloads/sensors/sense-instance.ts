import type { Resource } from '@/server/collect/types';
import type { Sensed, World } from '../describe/world';
import type { ManagementFacts, Part, PatchFacts, SensorFacts } from '../types';
import { detectionsOn } from './detections';
import { inspectedBy } from './inspected';
import { guardDutyAt, inspectorAt } from './watching';

type Machine = Resource<'AWS::SSM::ManagedInstance'>;

function managementOf(machine: Machine | undefined, couldAsk: boolean): { part: Part<ManagementFacts>; sensor: SensorFacts } {
  const name = 'Systems Manager' as const;
  if (machine) {
    const { PingStatus, AgentVersion } = machine.data;
    const hears = PingStatus === 'Online';
    return {
      part: { state: 'seen', value: { managed: true, ping: PingStatus ?? null, agent: AgentVersion ?? null } },
      sensor: {
        name,
        state: hears ? 'on' : 'off',
        detail: hears ? 'Systems Manager manages it' : `Systems Manager knows it and does not hear from it (${PingStatus ?? 'no word'})`,
      },
    };
  }
  const why = 'Which machines Systems Manager manages could not be read';
  return couldAsk
    ? {
        part: { state: 'seen', value: { managed: false, ping: null, agent: null } },
        sensor: { name, state: 'off', detail: 'Systems Manager does not manage it: no agent has registered' },
      }
    : { part: { state: 'unknown', why }, sensor: { name, state: 'unknown', detail: why } };
}

function patchesOf(machine: Machine | undefined, couldAsk: boolean): Part<PatchFacts> {
  if (!machine)
    return couldAsk
      ? { state: 'not-scanned', why: 'Systems Manager does not manage it, so nobody looks for missing patches' }
      : { state: 'unknown', why: 'Which machines Systems Manager manages could not be read' };
  const patch = machine.data.compliance?.Patch;
  if (machine.data.compliance === undefined) return { state: 'unknown', why: 'Its patch compliance could not be read' };
  if (!patch) return { state: 'not-scanned', why: 'It has never been scanned for missing patches (AWS-RunPatchBaseline)' };
  const isBad = patch.severity !== null && patch.severity !== 'UNSPECIFIED' && patch.nonCompliant > 0;
  return {
    state: 'seen',
    value: { compliant: patch.compliant, nonCompliant: patch.nonCompliant, severity: isBad ? patch.severity : null },
  };
}

/** What sensors tell of an instance. */
export function senseInstance({ id, region }: Resource<'AWS::EC2::Instance'>, world: World): Sensed {
  const snapshot = world.in(region);
  const machine = snapshot.get('AWS::SSM::ManagedInstance', id);
  const couldAsk = world.sawAll('ssm:DescribeInstanceInformation', region);
  const management = managementOf(machine, couldAsk);
  const doubt = machine ? null : 'Inspector has no finding of it, and without Systems Manager it may not be able to look inside';
  const inspected = inspectedBy('instance', [id], snapshot, doubt);
  const platform = machine ? [machine.data.PlatformName, machine.data.PlatformVersion].filter(Boolean).join(' ') : '';
  return {
    vulnerabilities: inspected.part,
    list: inspected.list,
    detections: detectionsOn(new Set([id]), snapshot),
    patches: patchesOf(machine, couldAsk),
    management: management.part,
    platformName: platform || (snapshot.get('AWS::Inspector2::InspectedResource', id)?.data.platform ?? null),
    sensors: [inspectorAt('instance', snapshot), management.sensor, guardDutyAt(snapshot)],
  };
}
