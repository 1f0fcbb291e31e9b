import type { Sandbox, SandboxFinding, SandboxJob, SandboxListener, SandboxResult } from '../sandbox/types';

export const emptyResult: SandboxResult = {
  status: 'succeeded',
  killedBy: null,
  exitCode: 0,
  signal: null,
  usage: { cpuSeconds: 0.1, peakMemoryMb: 5, wallSeconds: 1, outputBytes: 0, outOfMemoryKills: 0 },
  truncated: false,
  artefacts: [],
};

type Script = (job: SandboxJob, on: SandboxListener, signal: AbortSignal) => Promise<Partial<SandboxResult>>;

/** A sandbox that runs no script: what would happen in one is said by the test. */
export function fakeSandbox(script: Script = async () => ({})): { find: () => Promise<SandboxFinding>; jobs: SandboxJob[] } {
  const jobs: SandboxJob[] = [];
  const sandbox: Sandbox = {
    kind: 'bubblewrap',
    describe: () => ({ kind: 'bubblewrap', name: 'a double', limits: 'none', remarks: [] }),
    run: async (job, on, signal) => {
      jobs.push(job);
      return { ...emptyResult, ...(await script(job, on, signal)) };
    },
  };
  return { find: async () => ({ sandbox, images: null, tried: [] }), jobs };
}

/** For scripts that go on until somebody cancels them. */
export const untilCancelled = (signal: AbortSignal): Promise<void> =>
  signal.aborted ? Promise.resolve() : new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
