import { createServer } from 'node:net';
import { Problem } from './explain.mjs';

const DEFAULT_PORT = 3000;
const TRIES = 100;

/** Whether one may listen there now. Other errors than 'taken' (an address that is not ours, a privileged port) are thrown. */
export function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** What `freePort` has answered: nobody may listen there yet, and the kernel would give it again. */
const given = new Set<number>();

/** A loopback port that the kernel says is free, another one each time. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = await portNow();
    if (given.has(port)) continue;
    given.add(port);
    return port;
  }
}

function portNow(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/**
 * The port to serve on. A port that was asked for is taken or refused; without a wish it is 3000 or the next free one, with a
 * remark to print when it is another.
 */
export async function choosePort(wish: string | undefined, host: string): Promise<{ port: number; remark?: string }> {
  if (wish) return { port: await wishedPort(wish, host) };
  for (let port = DEFAULT_PORT; port < DEFAULT_PORT + TRIES; port++) {
    if (!(await mayListen(port, host))) continue;
    return port === DEFAULT_PORT ? { port } : { port, remark: `Port ${DEFAULT_PORT} is taken, so CloudLens uses ${port}.` };
  }
  throw new Problem(`Ports ${DEFAULT_PORT} to ${DEFAULT_PORT + TRIES - 1} are all taken: choose another with PORT=8080 npm start.`);
}

async function mayListen(port: number, host: string): Promise<boolean> {
  try {
    return await isFree(port, host);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES') throw new Problem(`Port ${port} may only be used by root: choose one above 1023.`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') throw new Problem(`HOST=${host} is not an address of this machine.`);
    throw error;
  }
}

async function wishedPort(wish: string, host: string): Promise<number> {
  const port = Number(wish);
  if (!/^\d+$/.test(wish) || port < 1 || port > 65_535) throw new Problem(`PORT must be a number from 1 to 65535, not '${wish}'.`);
  const taken = new Problem(
    `Port ${port} on ${host} is taken: stop what listens there, or choose another with PORT=${port === 65_535 ? 3000 : port + 1} npm start.`,
  );
  if (!(await mayListen(port, host))) throw taken;
  return port;
}
