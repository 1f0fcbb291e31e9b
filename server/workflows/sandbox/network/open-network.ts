import type { Writable } from 'node:stream';
import { hasNetwork } from '../job/stage';
import { type SandboxJob, type SandboxListener, SandboxRefusal } from '../types';
import { listenInside } from './listen-inside';
import { makeProxy } from './proxy';

export interface OpenNetwork {
  close(): void;
}

/**
 * Opens the way to the allowed hosts for a sandbox that waits at its gate, then opens the gate. Without allowed hosts there is no
 * way out and no gate.
 */
export async function openNetwork({
  job,
  on,
  pid,
  gate,
}: {
  job: SandboxJob;
  on: SandboxListener;
  pid: () => Promise<number>;
  gate: Writable | null;
}): Promise<OpenNetwork> {
  const { allow, vouched = [] } = job.network;
  if (!hasNetwork(job)) return { close: () => {} };
  const proxy = makeProxy({ allow, vouched, refused: (target, why) => on.refused?.(target, why) });
  const door = await pid()
    .then(listenInside)
    .catch((error: Error) => {
      throw new SandboxRefusal(`The way to the allowed hosts cannot be opened: ${error.message}`);
    });
  door.on('connection', (socket) => proxy.emit('connection', socket));
  gate?.end('go');
  return {
    close: () => {
      door.close();
      proxy.closeAllConnections();
    },
  };
}
