import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What goes wrong on the way to a server, whatever is spoken with it. */
export type LineFault = 'refuses' | 'resets' | 'hangs' | 'answers slowly' | 'cuts its answer';

export interface TcpFront {
  port: number;
  /** null: all is well again. */
  become(fault: LineFault | null): Promise<void>;
  close(): Promise<void>;
}

/** A bit more than what counts as slow in these cases. */
const slowMs = 150;
/** Of an answer that is cut. */
const firstBytes = 20;

/** A TCP proxy in front of a server on a loopback port, which stays the same while it refuses connections. */
export async function startTcpFront(target: number): Promise<TcpFront> {
  let fault: LineFault | null = null;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const now = fault;
    const upstream = connect(target, '127.0.0.1');
    const cut = () => {
      client.resetAndDestroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', cut).on('close', () => open.delete(socket));
    }
    if (now === 'hangs') return void client.resume();
    client.on('data', (piece) => (now === 'resets' ? cut() : upstream.write(piece)));
    client.on('end', () => upstream.end());
    upstream.on('end', () => client.end());
    upstream.on('data', async (piece: Buffer) => {
      if (now === 'answers slowly') await sleep(slowMs);
      if (client.destroyed) return;
      if (now !== 'cuts its answer') return void client.write(piece);
      client.write(piece.subarray(0, firstBytes), cut);
    });
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    if (!server.listening) return;
    for (const socket of open) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  return {
    port,
    async become(next) {
      fault = next;
      if (next === 'refuses') await stop();
      else if (!server.listening) await listen(port);
    },
    close: stop,
  };
}
