import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { World, WorldRole } from './contract';
import { Directory } from './engine/access/directory';
import { stsService } from './engine/access/sts';
import { answerAdmin } from './engine/admin';
import { Catalog } from './engine/catalog';
import { contentPath, contents } from './engine/content-store';
import { Engine } from './engine/engine';
import { FaultBook } from './engine/faults/fault-book';
import { randomFrom } from './engine/random';
import { BadRequest, readRequest } from './engine/read-request';
import { SampleClock } from './engine/sample-clock';
import { send } from './engine/send';
import { CallLog } from './engine/traffic/call-log';
import { type Limits, publishedLimits } from './engine/traffic/limits';
import { Throttle } from './engine/traffic/throttle';
import { type RegisteredService, registry } from './services/registry';

export interface SampleCloudOptions {
  world: World;
  /** 0, the default: one that is free. */
  port?: number;
  /** Loopback by default. */
  host?: string;
  /** The mean time of an answer, which varies by 40 % around it. 0 by default. */
  latencyMs?: number;
  /** The same for regions outside of Europe; as `latencyMs` by default. */
  farLatencyMs?: number;
  /** Makes latencies repeatable. */
  seed?: number;
  /** AWS's published rates by default; `none` for tests that are about something else. */
  limits?: Limits | 'none';
  /** Services instead of, or in front of, the registered ones. */
  services?: readonly RegisteredService[];
  /** What issued credentials expire by. */
  wallClock?: () => Date;
}

export interface SampleCloud {
  /** `http://127.0.0.1:<port>`; with `/@<ISO instant>` behind it, the cloud as it was then. */
  url: string;
  faults: FaultBook;
  calls: CallLog;
  clock: SampleClock;
  /** Puts a role into an account, as somebody does who runs our template. */
  addRole(accountId: string, role: WorldRole): boolean;
  /** Hangs up on everybody. */
  close(): Promise<void>;
}

/** Starts a local AWS endpoint over a world of accounts. Resolves when it listens; rejects when the port is taken. */
export async function startSampleCloud(options: SampleCloudOptions): Promise<SampleCloud> {
  const { world, port = 0, host = '127.0.0.1', latencyMs = 0, limits = publishedLimits, wallClock = () => new Date() } = options;
  const { farLatencyMs = latencyMs } = options;
  const directory = new Directory(world);
  const faults = new FaultBook();
  const calls = new CallLog();
  const clock = new SampleClock(wallClock);
  const random = randomFrom(options.seed ?? 1);
  const sts: RegisteredService = { signingName: 'sts', load: async () => stsService(directory, wallClock) };
  const engine = new Engine({
    directory,
    catalog: new Catalog([...(options.services ?? []), sts, ...registry]),
    faults,
    calls,
    throttle: new Throttle(limits === 'none' ? {} : limits),
    clock: () => clock.now(),
    wallClock,
    latency: (region) => (region.startsWith('eu-') ? latencyMs : farLatencyMs) * (0.6 + 0.8 * random()),
  });

  const serve = async (message: IncomingMessage, response: ServerResponse) => {
    const { request, asOf } = await readRequest(message);
    const reply = request.path.startsWith('/_sample/')
      ? { response: answerAdmin(request, { faults, calls, clock, directory, accounts: world.accounts }), spoil: undefined }
      : request.path.startsWith(contentPath)
        ? { response: contents.answer(request), spoil: undefined }
        : await engine.answer(request, asOf);
    await send(message, response, reply);
  };
  const server = createServer((message, response) => {
    serve(message, response).catch((error: unknown) => failPlainly(response, error));
  });
  // A client's pool keeps idle connections for long: never close one under a request that is on its way.
  server.keepAliveTimeout = 120_000;
  server.listen(port, host);
  await once(server, 'listening');
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    faults,
    calls,
    clock,
    addRole: (accountId, role) => directory.addRole(accountId, role),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function failPlainly(response: ServerResponse, error: unknown): void {
  if (!(error instanceof BadRequest)) console.error('sample cloud:', error);
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const [status, message] = error instanceof BadRequest ? [error.status, error.message] : [500, 'Something went wrong inside.'];
  response.writeHead(status, { 'content-type': 'text/plain', connection: 'close' }).end(`${message}\n`);
}
