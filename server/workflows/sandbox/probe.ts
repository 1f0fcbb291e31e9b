import type { Sandbox, SandboxJob } from './types';

/** Says what it sees of its own walls, and tries to use more memory than it has. */
const script = `
echo "uid $(id -u)"
grep -E '^(CapEff|CapBnd|NoNewPrivs|Seccomp):' /proc/self/status
echo "interfaces $(ls /sys/class/net 2>/dev/null | grep -cv '^lo$')"
grep -c . /proc/net/route
echo probe > /tmp/probe && echo "writes $(cat /tmp/probe)"
(echo no > /usr/probe) 2>/dev/null && echo "writes to /usr"
head -c 200m /dev/zero | tail > /dev/null
echo "memory $?"
`;

/** Seconds for what takes one: a busy machine is slow, and a sandbox that counts as unsafe for it runs nothing until somebody looks. */
const patienceS = 120;

const job: SandboxJob = {
  id: 'probe',
  kind: 'sh',
  files: [{ path: 'probe.sh', content: script }],
  command: ['sh', 'probe.sh'],
  env: {},
  secrets: [],
  limits: { cpu: 1, memoryMb: 64, pids: 16, seconds: patienceS, outputKb: 64, diskMb: 8, files: 128 },
  network: { allow: [] },
  artefacts: [],
};

/** What must be read in the probe's output, and what it means when it is not. */
const wanted: readonly (readonly [RegExp, string])[] = [
  [/^uid 65534$/m, 'scripts would not run as an unprivileged user'],
  [/^CapEff:\s+0+$/m, 'scripts would hold capabilities'],
  [/^CapBnd:\s+0+$/m, 'scripts could get capabilities'],
  [/^NoNewPrivs:\s+1$/m, 'scripts could gain privileges by setuid programs'],
  [/^Seccomp:\s+2$/m, 'calls to the kernel would not be filtered'],
  [/^interfaces 0$/m, 'scripts would have a network'],
  [/^writes probe$/m, 'scripts could not write to /tmp'],
  [/^memory [1-9]/m, 'the memory limit does not hold'],
];

/** Runs a small script and looks at what it could do. @returns null when all holds, else a sentence */
export async function probe(sandbox: Sandbox, image?: string): Promise<string | null> {
  let output = '';
  try {
    const result = await sandbox.run(
      { ...job, ...(image ? { image } : {}) },
      {
        chunk(_, bytes) {
          output += bytes.toString();
        },
      },
      AbortSignal.timeout((patienceS + 30) * 1_000),
    );
    if (result.status === 'timed_out') return `A test script did not end within ${patienceS} s: the machine is too busy, or holds it back.`;
    if (result.usage.outOfMemoryKills === 0 && result.status !== 'killed' && !/^memory [1-9]/m.test(output))
      return `A test script ended as ${result.status} and its memory limit did not hold.`;
    // The kernel may have ended the shell as well, which then told nothing of what it had seen.
    if (result.usage.outOfMemoryKills > 0 && result.killedBy === 'memory') output += '\nmemory 137\n';
  } catch (error) {
    return (error as Error).message;
  }
  if (/^writes to \/usr$/m.test(output)) return 'A test script could write to /usr.';
  const missing = wanted.find(([pattern]) => !pattern.test(output));
  return missing ? `A test script found that ${missing[1]}.` : null;
}
