import { type IncomingMessage, type RequestOptions, request } from 'node:http';
import type { Duplex, Readable } from 'node:stream';

const patienceMs = 60_000;

/** The engine said no. `status` is HTTP's. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** A container engine by its socket: the part of Docker's API that runs need, which Podman speaks too. */
export class Engine {
  readonly socket: string;
  /** Goes in front of each path. Old engines know no new versions, and new ones no old versions: it is the engine's own. */
  readonly #version: string;

  /** @param version of the API, as GET /version tells it; without one, the engine takes its own */
  constructor(socket: string, version?: string) {
    this.socket = socket;
    this.#version = version ? `/v${version}` : '';
  }

  /** @returns what it answers, parsed where it is JSON @throws EngineError, or the socket's own error */
  async call(method: string, path: string, body?: unknown, patience = patienceMs): Promise<unknown> {
    const answer = await this.#ask({ method, path }, body === undefined ? undefined : JSON.stringify(body), patience);
    return parsed(await textOf(answer, path));
  }

  /** Sends an archive, as images are made of. @returns what it said while it worked, line by line */
  async send(path: string, archive: Readable, patience: number): Promise<unknown[]> {
    const answer = await this.#ask({ method: 'POST', path, headers: { 'content-type': 'application/x-tar' } }, archive, patience);
    return (await textOf(answer, path)).split('\n').filter(Boolean).map(parsed);
  }

  /** Input and both outputs of a container as one connection; output comes in frames, see demultiplex.ts. */
  attach(id: string): Promise<Duplex> {
    const path = `/containers/${id}/attach?stream=1&stdin=1&stdout=1&stderr=1`;
    return new Promise((resolve, reject) => {
      const asked = request(this.#options({ method: 'POST', path, headers: { Connection: 'Upgrade', Upgrade: 'tcp' } }));
      asked.setTimeout(patienceMs, () => asked.destroy(new Error('the container engine does not answer')));
      asked.on('upgrade', (_, socket, head) => {
        socket.setTimeout(0);
        if (head.length > 0) socket.unshift(head);
        resolve(socket);
      });
      asked.on('response', (answer) =>
        textOf(answer, path).then((text) => reject(new Error(`not attached: ${text.slice(0, 300)}`)), reject),
      );
      asked.on('error', reject);
      asked.end();
    });
  }

  #options({ path, ...more }: RequestOptions): RequestOptions {
    return { socketPath: this.socket, path: `${this.#version}${path}`, agent: false, ...more };
  }

  #ask(options: RequestOptions, body: string | Readable | undefined, patience: number): Promise<IncomingMessage> {
    const headers = typeof body === 'string' ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } : {};
    return new Promise((resolve, reject) => {
      const asked = request(this.#options({ ...options, headers: { ...headers, ...options.headers } as Record<string, string> }), resolve);
      asked.setTimeout(patience, () => asked.destroy(new Error('the container engine does not answer')));
      asked.on('error', reject);
      if (body === undefined || typeof body === 'string') asked.end(body);
      else {
        body.on('error', (error) => asked.destroy(error));
        body.pipe(asked);
      }
    });
  }
}

async function textOf(answer: IncomingMessage, path: string): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  const status = answer.statusCode ?? 0;
  if (status >= 400) throw new EngineError(status, wordsOf(parsed(text)) ?? `${path.split('?')[0]}: HTTP ${status}`);
  return text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const wordsOf = (body: unknown): string | null => {
  const message = typeof body === 'object' && body !== null && 'message' in body ? body.message : null;
  return typeof message === 'string' ? message.slice(0, 500) : null;
};
