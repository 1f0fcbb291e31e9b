/** What a workflow's script is written for. */
export const scriptKinds = ['sh', 'playbook', 'terraform', 'aws', 'python', 'node'] as const;
export type ScriptKind = (typeof scriptKinds)[number];

export interface SandboxLimits {
  /** Cores; fractions are fine. */
  cpu: number;
  /** Of all processes together, with what they write to their file systems, which are in memory too. */
  memoryMb: number;
  /** Processes and threads. */
  pids: number;
  /** By the clock, from the start of the command. */
  seconds: number;
  /** Standard output and error together, in KiB; more is read and thrown away. */
  outputKb: number;
  /** Of the working folder, and once more of /tmp. */
  diskMb: number;
  /** Open at once, a process. */
  files: number;
}

/** The built-in limits: of the baseline in docs/sandbox.md. */
export const usualLimits: SandboxLimits = { cpu: 1, memoryMb: 512, pids: 64, seconds: 600, outputKb: 10_240, diskMb: 64, files: 256 };

/** One file laid into the working folder before the command starts. */
export interface SandboxFile {
  /** Relative to the working folder, with `/`; never `..`. */
  path: string;
  content: string | Uint8Array;
  /** Whether it may be executed. */
  executable?: boolean;
}

export interface SandboxSecret {
  /** Name of its file in /run/secrets. */
  name: string;
  /** Masked in all output in its usual encodings, when it has at least 4 characters. */
  value: string;
  /** Environment variable that holds it too, where a tool takes it no other way. */
  env?: string;
}

export interface SandboxJob {
  /** Of the run: letters, digits and hyphens. */
  id: string;
  kind: ScriptKind;
  /** Script and inputs. */
  files: readonly SandboxFile[];
  /** Program and arguments, run in the working folder. Everybody on the machine may see it: no secrets. */
  command: readonly string[];
  /** Not secret. Never shown on the command line all the same. */
  env: Readonly<Record<string, string>>;
  secrets: readonly SandboxSecret[];
  limits: SandboxLimits;
  network: {
    /** `host`, or `host:port`; without a port 443 and 80. On the internet only. Nothing else is reached. */
    allow: readonly string[];
    /** `host:port` of private addresses that this server itself vouches for, as the sample cloud's. Nothing that a user typed. */
    vouched?: readonly string[];
  };
  /** Files or folders of the working folder to hand back. */
  artefacts: readonly string[];
  /** Container image, by name or digest; it must be on the machine. Bubblewrap uses the programs of the machine and ignores it. */
  image?: string;
  /** Between SIGINT and SIGKILL when somebody cancels. Default: 10. */
  graceSeconds?: number;
}

export type OutputStream = 'stdout' | 'stderr';

export interface SandboxHandle {
  /** What it is called on the machine: of the control group or the container. */
  name: string;
}

export interface SandboxListener {
  /** Output as it comes, masked and within the limit. A promise holds the script back until it is settled. */
  chunk(stream: OutputStream, bytes: Buffer): void | Promise<void>;
  started?(handle: SandboxHandle): void;
  /** A host the script asked for and must not reach. */
  refused?(target: string, why: string): void;
}

export type SandboxStatus = 'succeeded' | 'failed' | 'cancelled' | 'timed_out' | 'killed';

/** Why it was killed: out of memory, more output than anybody reads, or a signal from elsewhere. */
export type KilledBy = 'memory' | 'output' | 'signal';

export interface SandboxUsage {
  /** null: the sandbox does not tell. */
  cpuSeconds: number | null;
  peakMemoryMb: number | null;
  wallSeconds: number;
  /** Written by the script, also what was thrown away. */
  outputBytes: number;
  /** Processes that the kernel ended for want of memory; the script may have gone on. */
  outOfMemoryKills: number;
}

export interface SandboxArtefact {
  path: string;
  /** Unmasked: seal it before it is stored. null: there is none, see `problem`. */
  content: Buffer | null;
  /** A sentence for people: missing, a link, or too large. */
  problem: string | null;
}

export interface SandboxResult {
  status: SandboxStatus;
  killedBy: KilledBy | null;
  /** null when the whole sandbox was killed. A shell tells a signal as 128 and its number: then `signal` names it. */
  exitCode: number | null;
  signal: string | null;
  usage: SandboxUsage;
  /** Whether output was thrown away. */
  truncated: boolean;
  artefacts: SandboxArtefact[];
}

export const sandboxKinds = ['bubblewrap', 'container'] as const;
export type SandboxKind = (typeof sandboxKinds)[number];

export interface SandboxDescription {
  kind: SandboxKind;
  /** Name and version, as `bubblewrap 0.8.0` or `Docker 27.1 with runsc`. */
  name: string;
  /** How its limits are enforced, as `cgroup v1 (pids, memory, cpu)`. */
  limits: string;
  /** What it does less well than it could, in sentences. */
  remarks: string[];
}

/** Runs a script that nobody trusts. */
export interface Sandbox {
  readonly kind: SandboxKind;
  describe(): SandboxDescription;
  /**
   * Runs one job to its end and leaves nothing behind.
   * @param signal cancels: SIGINT, the grace, then SIGKILL to the whole tree
   * @throws SandboxRefusal when the job is unsound or cannot be run within its limits
   */
  run(job: SandboxJob, on: SandboxListener, signal: AbortSignal): Promise<SandboxResult>;
  /** Looks whether jobs that name this image could be run; only where images are used. @throws SandboxRefusal when not */
  checkImage?(kind: ScriptKind, image: string): Promise<void>;
}

/** The job was not started. The message says why and what to do, for people. */
export class SandboxRefusal extends Error {
  override readonly name = 'SandboxRefusal';
}

/** What the probe found. */
export type SandboxFinding =
  /** `images` is the one for jobs that name an image; null: none works here. */
  | { sandbox: Sandbox; images: Sandbox | null; tried: SandboxAttempt[] }
  /** `command` gets one on this kind of machine. */
  | { sandbox: null; images: null; tried: SandboxAttempt[]; command: string };

export interface SandboxAttempt {
  kind: SandboxKind;
  works: boolean;
  /** A sentence: what was found, or what is missing. */
  note: string;
  /** Gets it on this machine, where that is one command. */
  command?: string;
}
