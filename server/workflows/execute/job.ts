import { artefactFolder, kindWords } from '../constants';
import { environmentOf } from '../inputs';
import { commandOf } from '../mappings/built-in';
import { type SandboxFile, type SandboxJob, type SandboxSecret, usualLimits } from '../sandbox/types';
import { terraformPart } from '../terraform/job';
import type { InputValues, RunLimits, RunPhase, WorkflowKind } from '../types';
import type { AwsAccess } from './aws-access';

export interface JobParts {
  runId: string;
  kind: WorkflowKind;
  phase: RunPhase;
  script: string;
  inputs: InputValues;
  command: readonly string[];
  image: string | null;
  limits: RunLimits;
  allow: readonly string[];
  secrets: readonly { name: string; value: string }[];
  aws: AwsAccess | null;
  /** Terraform's: what was there before, and what was planned. */
  terraform?: { state: string | null; plan: Buffer | null };
}

/** Terraform's providers and Ansible's collections need room for their files. */
const moreRoom: Partial<Record<WorkflowKind, number>> = { terraform: 768, playbook: 256, node: 256 };

/**
 * The job that the sandbox gets for one phase of a run. Inputs come as `INPUT_<NAME>` and as inputs.json; secrets as files in
 * /run/secrets, never on a command line; the folder `artefacts` is handed back.
 */
export function jobOf(parts: JobParts): SandboxJob {
  const { runId, kind, phase, inputs, limits } = parts;
  const file = kindWords[kind].file;
  const terraform = kind === 'terraform' ? terraformPart(phase, inputs, parts.terraform ?? { state: null, plan: null }) : null;
  const files: SandboxFile[] = [
    { path: file, content: parts.script },
    { path: 'inputs.json', content: JSON.stringify(inputs) },
    { path: `${artefactFolder}/.keep`, content: '' },
    ...(parts.aws?.files ?? []),
    ...(terraform?.files ?? []),
  ];
  const secrets: SandboxSecret[] = [...parts.secrets, ...(parts.aws?.secrets ?? [])];
  return {
    id: runId,
    kind,
    files,
    command:
      terraform?.command(parts.command) ??
      (parts.command.length > 0 ? parts.command : commandOf(kind)).map((part) => part.replaceAll('{script}', file)),
    env: {
      ...environmentOf(inputs),
      CLOUDLENS_RUN_ID: runId,
      CLOUDLENS_PHASE: phase,
      NO_COLOR: '1',
      ...(kind === 'playbook' ? { ANSIBLE_NOCOLOR: '1', ANSIBLE_RETRY_FILES_ENABLED: 'false', ANSIBLE_HOST_KEY_CHECKING: 'true' } : {}),
      ...(kind === 'terraform' ? { TF_IN_AUTOMATION: '1', TF_INPUT: '0', CHECKPOINT_DISABLE: '1' } : {}),
      ...(parts.aws?.env ?? {}),
      // Relative to the working folder, where every command starts.
      ...(parts.aws ? { AWS_CONFIG_FILE: '.aws-config' } : {}),
    },
    secrets,
    limits: { ...usualLimits, ...limits, diskMb: moreRoom[kind] ?? usualLimits.diskMb, files: 1024 },
    network: {
      allow: [...new Set([...parts.allow, ...(parts.aws?.allow ?? [])])].slice(0, 50),
      ...(parts.aws && parts.aws.vouched.length > 0 ? { vouched: parts.aws.vouched } : {}),
    },
    artefacts: [artefactFolder, ...(terraform?.artefacts ?? [])],
    ...(parts.image ? { image: parts.image } : {}),
    graceSeconds: kind === 'terraform' ? 60 : 10,
  };
}
