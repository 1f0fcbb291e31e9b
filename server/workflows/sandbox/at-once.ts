import type { Sandbox, SandboxJob, SandboxListener, SandboxResult } from './types';

const neverRan: SandboxResult = {
  status: 'cancelled',
  killedBy: null,
  exitCode: null,
  signal: null,
  usage: { cpuSeconds: null, peakMemoryMb: null, wallSeconds: 0, outputBytes: 0, outOfMemoryKills: 0 },
  truncated: false,
  artefacts: [],
};

/** A sandbox that runs so many jobs side by side in this process; the others wait for their turn, first come, first served. */
export function atOnce(sandbox: Sandbox, most: number): Sandbox {
  let running = 0;
  const waiting: (() => void)[] = [];
  return {
    kind: sandbox.kind,
    describe: () => sandbox.describe(),
    ...(sandbox.checkImage && { checkImage: sandbox.checkImage.bind(sandbox) }),
    async run(job: SandboxJob, on: SandboxListener, signal: AbortSignal) {
      // Whoever ends hands its place on, so that nobody slips in between.
      if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
      else running += 1;
      try {
        return signal.aborted ? neverRan : await sandbox.run(job, on, signal);
      } finally {
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
  };
}
