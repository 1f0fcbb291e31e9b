import { Socket } from 'node:net';

const connectTimeoutMs = 5_000;

/**
 * Sockets to PostgreSQL that send at once. postgres.js leaves Nagle's algorithm on, and the end of every COPY then waits
 * 40 ms for a delayed acknowledgement.
 */
export function promptSocket(url: string): () => Promise<Socket> {
  const { hostname, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '') || 'localhost';
  return () =>
    new Promise((resolve, reject) => {
      const socket = new Socket();
      const give = (error: Error) => {
        socket.destroy();
        reject(error);
      };
      socket.setTimeout(connectTimeoutMs, () =>
        give(Object.assign(new Error('The database did not answer in time.'), { code: 'CONNECT_TIMEOUT' })),
      );
      socket.once('error', give);
      socket.connect(Number(port || 5432), host, () => {
        socket.setNoDelay(true);
        socket.setTimeout(0);
        socket.removeAllListeners('timeout');
        socket.removeListener('error', give);
        // postgres.js takes the name for TLS from here.
        resolve(Object.assign(socket, { host, port: Number(port || 5432) }));
      });
    });
}
