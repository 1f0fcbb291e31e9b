import { workflowKinds } from '@/drizzle/schema/workflows';
import { kindWords, usualRunLimits } from '../constants';
import type { RunLimits, RuntimeMapping, WorkflowKind } from '../types';

const commands: Record<WorkflowKind, string[]> = {
  sh: ['sh', '{script}'],
  playbook: ['ansible-playbook', '-i', 'localhost,', '-c', 'local', '--extra-vars', '@inputs.json', '{script}'],
  // Which of its commands is run is the phase's business: server/workflows/terraform/job.ts.
  terraform: ['terraform'],
  aws: ['sh', '-eu', '{script}'],
  python: ['python3', '-u', '{script}'],
  node: ['node', '{script}'],
};

/** Where a kind needs more than the usual. */
const more: Partial<Record<WorkflowKind, Partial<RunLimits>>> = {
  playbook: { pids: 128, memoryMb: 1024 },
  terraform: { pids: 128, memoryMb: 1024, seconds: 1800 },
  node: { memoryMb: 1024 },
};

export const builtInId = (kind: WorkflowKind): string => `builtin-${kind}`;
export const commandOf = (kind: WorkflowKind): string[] => commands[kind];

/** How a kind is run where nobody says otherwise. Every organization has these six, and cannot lose them. */
export const builtInMapping = (kind: WorkflowKind): Omit<RuntimeMapping, 'workflows'> => ({
  id: builtInId(kind),
  kind,
  // Where it runs is the sandbox's business: with the machine's programs, or in an image made of them.
  name: `Standard ${kindWords[kind].label}`,
  image: null,
  command: commands[kind],
  limits: { ...usualRunLimits, ...more[kind] },
  network: { allow: [] },
  builtIn: true,
});

export const builtInMappings = workflowKinds.map(builtInMapping);
