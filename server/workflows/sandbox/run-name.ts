import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

const prefix = 'cl';

/** When a process began, in clock ticks since the machine started: with its id it names it for good. Field 22, proc_pid_stat(5). */
function beganAt(pid: number | 'self'): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is a name in brackets that may hold spaces and brackets itself.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

/** A name for what a run leaves on the machine while it lasts. It says which process looks after it. */
export const newRunName = (): string => `${prefix}-${process.pid}-${beganAt('self') ?? 0}-${randomBytes(6).toString('hex')}`;

/** Whether the name is one of ours and the process that looked after it is no more. */
export function isOrphan(name: string): boolean {
  const match = /^cl-(\d+)-(\d+)-[0-9a-f]{12}$/.exec(name);
  return match !== null && beganAt(Number(match[1])) !== match[2];
}
