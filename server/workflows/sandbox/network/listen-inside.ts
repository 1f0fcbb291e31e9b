import { spawn } from 'node:child_process';
import { Server } from 'node:net';
import { proxyPort } from '../job/stage';

/** Opens a door on the loopback address and hands it over; it ends when that has arrived, and the door stays in the network namespace it was made in. */
const opener = `
const server = require('node:net').createServer();
process.on('disconnect', () => process.exit(0));
server.listen(${proxyPort}, '127.0.0.1', () => process.send('door', server));
`;

const patienceMs = 30_000;

/**
 * A listening socket on 127.0.0.1 inside the network of another process, served by this one: nothing of ours runs inside.
 * @param pid a process that lives in that network
 */
export function listenInside(pid: number): Promise<Server> {
  const isRoot = process.getuid?.() === 0;
  const enter = ['nsenter', `--target=${pid}`, '--net', ...(isRoot ? [] : ['--user', '--preserve-credentials'])];
  const [command = '', ...args] = [...enter, '--', process.execPath, '-e', opener];
  return new Promise((resolve, reject) => {
    // Its environment is ours: it is our own program, and runs outside.
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], timeout: patienceMs, env: process.env });
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(0, 300);
    });
    child.on('message', (_, door) => {
      if (door instanceof Server) resolve(door);
      if (child.connected) child.disconnect();
    });
    child.on('error', reject);
    // Not its exit, which may be told before what it sent.
    child.on('close', () => reject(new Error(`no door into the sandbox: ${said.trim()}`)));
  });
}
