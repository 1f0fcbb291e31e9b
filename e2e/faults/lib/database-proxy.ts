import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface ProxyFaults {
  /** Counts from 1: the reply to this COMMIT never arrives, its connection is cut once the server has answered. */
  loseReplyToCommit?: number;
  /** The same for what tells that all rows of this COPY were sent. */
  loseReplyToCopy?: number;
  /** Counts from 1, over all connections: as these pieces of traffic pass, their connection is reset. */
  resetAtPieces?: readonly number[];
  /** Counts from 1: as this COMMIT is sent, every connection is cut before it arrives, and none is taken for so long. */
  awayAtCommit?: { commit: number; ms: number };
}

export interface DatabaseProxy {
  /** The same address by way of the proxy. */
  through(url: string): string;
  /** Resets the connection by which the n-th piece of traffic from now passes. */
  cutIn(pieces: number): void;
  /** Resets all connections that there are, whatever passes. */
  cutAll(): void;
  /** How many faults have struck. */
  struck(): number;
  close(): Promise<void>;
}

/** Source: PostgreSQL's message formats. */
const copyDone = Buffer.from([0x63, 0, 0, 0, 4]);

/** A TCP proxy in front of PostgreSQL, on a loopback port, that goes wrong as told. It reads no more than where a COMMIT is. */
export async function startDatabaseProxy(target: string, faults: ProxyFaults): Promise<DatabaseProxy> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let [commits, copies, pieces, struck, awayUntil] = [0, 0, 0, 0, 0];

  const server = createServer((client) => {
    if (Date.now() < awayUntil) return void client.resetAndDestroy();
    const upstream = connect(Number(port), hostname);
    let muted = false;
    /** What this connection calls its prepared COMMIT, which is written out the first time only. */
    let prepared: string | undefined;
    const isCommit = (piece: string): boolean => {
      prepared ??= /P....(\w+)\0commit\0/s.exec(piece)?.[1];
      return /\bcommit\b/i.test(piece) || (prepared !== undefined && piece.includes(`\0${prepared}\0`) && piece.startsWith('B'));
    };
    const cut = () => {
      client.resetAndDestroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', cut).on('close', () => {
        open.delete(socket);
        cut();
      });
    }
    const isHit = (): boolean => {
      pieces += 1;
      if (!faults.resetAtPieces?.includes(pieces)) return false;
      struck += 1;
      cut();
      return true;
    };
    client.on('data', (piece: Buffer) => {
      if (isHit()) return;
      if (isCommit(piece.toString('latin1'))) {
        commits += 1;
        if (commits === faults.loseReplyToCommit) muted = true;
        if (commits === faults.awayAtCommit?.commit) {
          struck += 1;
          awayUntil = Date.now() + faults.awayAtCommit.ms;
          for (const socket of open) socket.resetAndDestroy();
          return;
        }
      }
      if (piece.includes(copyDone)) {
        copies += 1;
        if (copies === faults.loseReplyToCopy) muted = true;
      }
      upstream.write(piece);
    });
    upstream.on('data', (piece: Buffer) => {
      if (muted) {
        struck += 1;
        return cut();
      }
      if (!isHit()) client.write(piece);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const own = (server.address() as AddressInfo).port;
  return {
    through: (url) => Object.assign(new URL(url), { host: `127.0.0.1:${own}` }).href,
    cutIn(later) {
      faults.resetAtPieces = [pieces + later];
    },
    cutAll() {
      struck += 1;
      for (const socket of open) socket.resetAndDestroy();
    },
    struck: () => struck,
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
