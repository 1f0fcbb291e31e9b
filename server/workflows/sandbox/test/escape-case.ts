import type { SandboxJob, SandboxLimits, SandboxResult, ScriptKind } from '../types';

export interface Seen {
  result: SandboxResult;
  /** Of both streams, as it came. */
  output: string;
  bytes: Buffer;
  refused: string[];
}

export interface EscapeCase {
  /** Of the list in docs/sandbox.md. */
  number: number;
  title: string;
  kind?: ScriptKind;
  script: string;
  limits?: Partial<SandboxLimits>;
  job?: Partial<SandboxJob>;
  check(seen: Seen): void | Promise<void>;
}

/** Small, so that what goes wrong goes wrong soon; of time there is enough for a machine that is busy. */
export const smallLimits: SandboxLimits = { cpu: 1, memoryMb: 128, pids: 32, seconds: 300, outputKb: 256, diskMb: 8, files: 64 };

const programs: Partial<Record<ScriptKind, string>> = { sh: 'sh', node: 'node', python: 'python3' };

export function jobOf({ number, kind = 'sh', script, limits, job }: EscapeCase): SandboxJob {
  return {
    id: `escape-${number}`,
    kind,
    files: [{ path: 'script', content: script }],
    command: [programs[kind] ?? 'sh', 'script'],
    env: {},
    secrets: [],
    network: { allow: [] },
    artefacts: [],
    ...job,
    // Node.js reserves address space and starts eleven threads.
    limits: { ...smallLimits, ...(kind === 'node' ? { memoryMb: 256, pids: 48 } : {}), ...limits },
  };
}
