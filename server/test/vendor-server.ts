import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Asked {
  method: string;
  path: string;
  authorization: string | undefined;
  body: unknown;
}

type Answer = { status?: number; body?: unknown; headers?: Record<string, string> } | 'hang';

/** A vendor's API on this machine: answers by path, and remembers what it was asked. */
export class VendorServer {
  readonly asked: Asked[] = [];
  private readonly answers = new Map<string, (asked: Asked) => Answer>();
  private server: Server | undefined;
  url = '';

  async start(): Promise<void> {
    this.server = createServer(async (request, response) => {
      const asked = await read(request);
      this.asked.push(asked);
      const answer = this.answers.get(`${asked.method} ${asked.path}`)?.(asked) ?? { status: 404, body: { code: 'not_found' } };
      if (answer === 'hang') return;
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
      response.end(JSON.stringify(answer.body ?? {}));
    });
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** @param call method and path, as in `GET /v1/users/user_1` */
  answer(call: string, how: (asked: Asked) => Answer): void {
    this.answers.set(call, how);
  }

  countOf(call: string): number {
    return this.asked.filter(({ method, path }) => `${method} ${path}` === call).length;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }
}

async function read(request: IncomingMessage): Promise<Asked> {
  const body = await text(request);
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    authorization: request.headers.authorization,
    body: body ? JSON.parse(body) : null,
  };
}
