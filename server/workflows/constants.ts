import type { RunLimits, WorkflowKind } from './types';

/** How each kind of script is called, and the name of its file. */
export const kindWords: Record<WorkflowKind, { label: string; file: string; what: string }> = {
  sh: { label: 'Shell', file: 'script.sh', what: 'A POSIX shell script' },
  playbook: { label: 'Ansible', file: 'playbook.yml', what: 'A playbook, run on localhost' },
  terraform: { label: 'Terraform', file: 'main.tf', what: 'A configuration: plan, approval, apply' },
  aws: { label: 'AWS CLI', file: 'script.sh', what: 'A shell script that calls aws' },
  python: { label: 'Python', file: 'script.py', what: 'A Python 3 script' },
  node: { label: 'Node.js', file: 'script.mjs', what: 'A JavaScript module' },
};

/** What a mapping has that says nothing about its limits. */
export const usualRunLimits: RunLimits = { cpu: 1, memoryMb: 512, pids: 64, seconds: 600, outputKb: 10_240 };

/** The most that an organization may set its own maxima to. A phase is one step of the engine, which waits two hours for it. */
export const highestLimits: RunLimits = { cpu: 8, memoryMb: 16_384, pids: 1024, seconds: 6_600, outputKb: 102_400 };

/** What mappings may allow where the organization has said nothing. */
export const usualMaxima: RunLimits = { cpu: 2, memoryMb: 2048, pids: 256, seconds: 3600, outputKb: 51_200 };

export const usualRunsAtOnce = 4;
export const workflowsAtMost = 500;
export const mappingsAtMost = 100;
export const secretsAtMost = 200;
export const scriptBytesAtMost = 256 * 1024;
/** The folder whose files a run leaves behind. */
export const artefactFolder = 'artefacts';
export const artefactBytesAtMost = 5 * 1024 * 1024;
export const artefactsAtMost = 50;
