import { markFile, quoted, stageEntry } from '../job/stage';
import type { SandboxJob } from '../types';

/** Where a kernel tells what a group has used, in its own container: of version 2, then of version 1. */
const told = [
  '/sys/fs/cgroup/memory.events',
  '/sys/fs/cgroup/memory.peak',
  '/sys/fs/cgroup/cpu.stat',
  '/sys/fs/cgroup/memory/memory.oom_control',
  '/sys/fs/cgroup/memory/memory.max_usage_in_bytes',
  '/sys/fs/cgroup/cpuacct/cpuacct.usage',
  '/sys/fs/cgroup/cpu,cpuacct/cpuacct.usage',
];

/**
 * The first program in a container, process 1 of its own numbering, which no signal from inside ends. As job/stage.ts it unpacks,
 * runs the command, and hands back; but a container has two streams only, so that it first ends all that the script has left, and
 * then writes what it has to say after the mark on standard output. A script that writes the mark itself tells untruths about
 * nothing but its own run. The mark comes in with the input.
 */
export function containerStage(job: Pick<SandboxJob, 'artefacts'>): string {
  return [
    ...stageEntry,
    `unset cl_mark; cl_mark=$(cat ${markFile}) && rm -f ${markFile} || exit 125`,
    'printf %s "$cl_mark"',
    // Who is short of memory is the script and not the one that tells about it.
    '({ echo 500 >/proc/self/oom_score_adj; } 2>/dev/null; exec "$@")',
    'code=$?',
    'kill -9 -1 2>/dev/null',
    'PATH=/usr/bin:/bin',
    'printf %s "$cl_mark"',
    `printf 'exit %s\\n' "$code"`,
    `for f in ${told.join(' ')}; do [ -r "$f" ] && while read -r line; do printf '%s %s\\n' "\${f##*/}" "$line"; done <"$f"; done`,
    "printf '\\n'",
    ...(job.artefacts.length > 0 ? [`tar -cf - -C /work -- ${job.artefacts.map(quoted).join(' ')} 2>/dev/null`] : []),
    'exit "$code"',
  ].join('\n');
}
