import { spawnSync } from 'node:child_process';

/**
 * Whether this command runs here and ends well: decided by trying, since a program may be present and yet be refused.
 * @param patience in milliseconds, after which it counts as one that does not
 */
export function works(command: string, args: readonly string[], patience = 5000): boolean {
  return spawnSync(command, args, { stdio: 'ignore', timeout: patience }).status === 0;
}

let known: boolean | undefined;

/** Command prefix that has the kernel signal the program when its parent dies, however it dies; empty where that is not to be had. */
export function diesWithParent(signal: 'INT' | 'TERM' | 'KILL'): string[] {
  known ??= process.platform === 'linux' && works('setpriv', ['--pdeathsig', 'TERM', 'true']);
  return known ? ['setpriv', '--pdeathsig', signal] : [];
}
