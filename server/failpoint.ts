/**
 * A place where a test may kill the process, to prove that whatever comes after can be done again.
 * `CLOUDLENS_FAILPOINT=<name>` or `<name>:<n>` (the n-th time) ends the process as kill -9 would; `<name>:<n>:stop` freezes it,
 * as a worker whose machine hangs. Does nothing otherwise.
 */
export function failpoint(name: string): void {
  const wanted = process.env.CLOUDLENS_FAILPOINT;
  if (!wanted) return;
  const [point, nth = '1', how = 'kill'] = wanted.split(':');
  if (point !== name) return;
  hits += 1;
  if (hits === Number(nth)) process.kill(process.pid, how === 'stop' ? 'SIGSTOP' : 'SIGKILL');
}

let hits = 0;
