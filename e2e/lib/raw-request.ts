import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

const PATIENCE_MS = 30_000;

/**
 * Sends bytes as they are, which no HTTP client would, and returns what comes back until the server is done or silent. Our side stays
 * open: Node's server drops the answers to whoever has hung up.
 * @throws the socket's error when nothing came back
 */
export async function sendRaw(baseUrl: string, text: string): Promise<string> {
  const { hostname, port } = new URL(baseUrl);
  const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname);
  socket.setTimeout(PATIENCE_MS, () => socket.destroy());
  let answer = '';
  socket.on('data', (part) => {
    answer += part.toString('latin1');
  });
  let problem: Error | null = null;
  socket.on('error', (error) => {
    problem = error;
  });
  socket.write(text);
  await new Promise((resolve) => socket.once('close', resolve));
  if (answer === '' && problem) throw problem;
  return answer;
}

export const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);

/** Ids of all server actions of the build: what a page sends along, and what anybody can read in it. */
export function actionIds(): string[] {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../.next/server/server-reference-manifest.json'), 'utf8')) as {
    node: Record<string, unknown>;
  };
  const ids = Object.keys(manifest.node);
  if (ids.length === 0) throw new Error('The build has no server actions, so nothing would be tried.');
  return ids;
}
