import type { Snapshot } from '@/server/checks/types';
import type { SensorFacts, SensorState, WorkloadKind } from '../types';

type InspectorTarget = 'ec2' | 'ecr' | 'lambda';

const inspectorTargets: Readonly<Partial<Record<WorkloadKind, InspectorTarget>>> = { instance: 'ec2', image: 'ecr', function: 'lambda' };
const targetNames: Readonly<Record<InspectorTarget, string>> = { ec2: 'EC2 instances', ecr: 'images in ECR', lambda: 'Lambda functions' };

/** Whether Inspector looks at workloads of the kind there. */
export function inspectorAt(kind: WorkloadKind, snapshot: Snapshot): SensorFacts {
  const target = inspectorTargets[kind];
  const name = 'Inspector' as const;
  const [settings] = snapshot.list('AWS::Inspector2::RegionSettings');
  const state = settings?.data.state?.resourceState;
  if (!target || !state) return { name, state: 'unknown', detail: 'Whether Inspector is on could not be read' };
  const status = state[target]?.status;
  if (status === 'ENABLED') return { name, state: 'on', detail: `Inspector scans ${targetNames[target]} here` };
  if (status === 'DISABLED' || status === 'SUSPENDED' || status === 'SUSPENDING' || status === 'DISABLING')
    return { name, state: 'off', detail: `Inspector does not scan ${targetNames[target]} here` };
  return {
    name,
    state: 'unknown',
    detail: `Inspector is ${status ? status.toLowerCase() : 'not told to be on'} for ${targetNames[target]} here`,
  };
}

/** Whether GuardDuty looks for attacks there. */
export function guardDutyAt(snapshot: Snapshot): SensorFacts {
  const name = 'GuardDuty' as const;
  const [settings] = snapshot.list('AWS::GuardDuty::RegionSettings');
  const detector = settings?.data.detector;
  if (detector === undefined) return { name, state: 'unknown', detail: 'Whether GuardDuty is on could not be read' };
  if (detector === null) return { name, state: 'off', detail: 'GuardDuty is off here' };
  return detector.Status === 'ENABLED'
    ? { name, state: 'on', detail: 'GuardDuty watches this region' }
    : { name, state: 'off', detail: 'GuardDuty has a detector here, which is suspended' };
}

/** Whether ECR itself scans what is pushed to a repository. */
export function imageScanningOf(repository: { scanOnPush: boolean | undefined; name: string }, snapshot: Snapshot): SensorFacts {
  const name = 'ECR image scanning' as const;
  const [settings] = snapshot.list('AWS::ECR::RegionSettings');
  const scanning = settings?.data.scanning;
  const rules = scanning?.rules ?? [];
  const matches = rules.find(({ scanFrequency, repositoryFilters }) =>
    scanFrequency === 'MANUAL'
      ? false
      : (repositoryFilters ?? []).some(({ filter = '' }) =>
          new RegExp(`^${filter.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}`).test(repository.name),
        ),
  );
  const on = (detail: string): SensorFacts => ({ name, state: 'on' satisfies SensorState, detail });
  if (matches) return on(`The registry scans it ${matches.scanFrequency === 'CONTINUOUS_SCAN' ? 'continuously' : 'on push'}`);
  if (repository.scanOnPush) return on('Its repository scans on push');
  if (!scanning) return { name, state: 'unknown', detail: 'How the registry scans could not be read' };
  return { name, state: 'off', detail: 'Neither the registry nor its repository scans it' };
}
