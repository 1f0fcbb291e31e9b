import { type ChildProcess, spawn } from 'node:child_process';
import { labels } from './create-body';

/**
 * Stays behind when this process is killed: its input ends then, and it removes the containers with this process's label. It knows
 * the socket and nothing else.
 */
const program = `
const { request } = require('node:http');
const [socketPath, label] = process.argv.slice(1);
const ask = (method, path) => new Promise((resolve) => {
  const asked = request({ socketPath, method, path, timeout: 60000 }, async (answer) => {
    let text = '';
    for await (const part of answer) text += part;
    resolve(text);
  });
  asked.on('timeout', () => asked.destroy());
  asked.on('error', () => resolve('[]'));
  asked.end();
});
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
process.stdin.resume().on('end', async () => {
  // Twice: one may have been in the making.
  for (let nth = 0; nth < 2; nth++) {
    const found = JSON.parse(await ask('GET', '/containers/json?all=1&filters=' + encodeURIComponent(JSON.stringify({ label: [label] }))));
    await Promise.all(found.map(({ Id }) => ask('DELETE', '/containers/' + Id + '?force=1&v=1')));
    if (nth === 0) await new Promise((resolve) => setTimeout(resolve, 2000));
  }
  process.exit(0);
});
`;

const guardians = new Map<string, ChildProcess>();

/** One for this process and socket, started once. @param runner names this process in the label of its containers */
export function keepGuardian(socket: string, runner: string): void {
  const known = guardians.get(socket);
  if (known && known.exitCode === null && known.signalCode === null) return;
  const child = spawn(process.execPath, ['-e', program, socket, `${labels.ours}=${runner}`], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    env: {} as NodeJS.ProcessEnv,
    cwd: '/',
  });
  child.on('error', () => guardians.delete(socket));
  child.stdin.on('error', () => {});
  child.unref();
  (child.stdin as unknown as { unref?: () => void }).unref?.();
  guardians.set(socket, child);
}
