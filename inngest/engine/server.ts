import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Engine } from './engine';
import { parseEvents } from './events/parse-events';
import { startEvent } from './events/start-event';
import { describeError } from './log';
import { bearerOf, equalSecrets } from './protocol/signature';
import type { Sync } from './sync/sync';

const MAX_BODY_BYTES = 8 * 1024 * 1024;
const AT_ONCE = 16;

class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * The engine's own HTTP side: events in (`POST /e/:key`), the app's out-of-band sync (`POST /fn/register`), what a run has done
 * that is too long for a call (`GET /v0/runs/:id/batch` and `/actions`), `GET /health`.
 */
export function createEngineServer(engine: Engine, sync: Sync): Server {
  return createServer((request, response) => {
    answer(engine, sync, request).then(
      (body) => send(response, 200, body),
      (error: unknown) => {
        if (error instanceof Refusal) return send(response, error.status, { error: error.message, status: error.status });
        engine.log.error({ path: routeOf(request), ...describeError(error) }, 'request failed');
        send(response, 500, { error: 'internal error', status: 500 });
      },
    );
  });
}

async function answer(engine: Engine, sync: Sync, request: IncomingMessage): Promise<object> {
  const path = pathOf(request);
  if (request.method === 'GET' && path === '/health') {
    return {
      status: 'ok',
      sync: sync.status,
      calls: { running: engine.slots.running, waiting: engine.slots.queued },
      counts: engine.counts.all,
      uptimeSeconds: Math.floor(process.uptime()),
    };
  }
  if (request.method === 'POST' && path.startsWith('/e/')) return takeEvents(engine, request, path.slice('/e/'.length));
  const [, runId, part] = (request.method === 'GET' && /^\/v0\/runs\/([^/]+)\/(batch|actions)$/.exec(path)) || [];
  if (runId !== undefined) {
    assertBearer(engine, request);
    const state = engine.live.stateOf(decodeURIComponent(runId));
    if (state === undefined) throw new Refusal(404, 'the run is not open');
    engine.counts.add('historyReads');
    return part === 'batch' ? state.history.batch : state.history.actions;
  }
  if (request.method === 'POST' && path === '/fn/register') {
    assertBearer(engine, request);
    request.resume();
    // What the app posted is not used: the sync asks the address that we are set up for, and believes only a signed answer.
    const modified = await sync.once();
    const { state, problem } = sync.status;
    if (state === 'refused') throw new Refusal(400, problem ?? 'refused');
    return { ok: true, modified };
  }
  // The SDK takes 404 for a signal that nobody waits for.
  if (path.startsWith('/v1/signals')) throw new Refusal(501, 'The embedded engine does not support signals.');
  throw new Refusal(404, 'not found');
}

function assertBearer(engine: Engine, request: IncomingMessage): void {
  const given = request.headers.authorization ?? '';
  if (!engine.settings.signingKeys.some((key) => equalSecrets(given, `Bearer ${bearerOf(key)}`)))
    throw new Refusal(401, 'the signing key is not known');
}

async function takeEvents(engine: Engine, request: IncomingMessage, key: string): Promise<object> {
  if (!engine.settings.eventKeys.some((known) => equalSecrets(known, key))) throw new Refusal(401, 'the event key is not known');
  const text = await readBody(request);
  const seed = request.headers['x-inngest-event-id-seed'];
  const now = Date.now();
  const events = readEvents(text, typeof seed === 'string' ? seed : undefined, now);
  const ids: string[] = [];
  // In the order given, a few at a time; the answer says that all of them are recorded.
  for (let index = 0; index < events.length; index += AT_ONCE) {
    ids.push(...(await Promise.all(events.slice(index, index + AT_ONCE).map((event) => startEvent(engine, event, now)))));
  }
  engine.counts.add('events', events.length);
  return { ids, status: 200 };
}

function readEvents(text: string, seed: string | undefined, now: number) {
  try {
    return parseEvents(JSON.parse(text), seed, now, randomUUID);
  } catch (error) {
    throw new Refusal(400, `the events are not valid: ${error instanceof Error ? error.message : ''}`);
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Refusal(413, `at most ${MAX_BODY_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?')[0] ?? '/';
}

/** The path without the key that stands in it. */
function routeOf(request: IncomingMessage): string {
  return pathOf(request).replace(/^\/e\/.*/, '/e/:key');
}

function send(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  response.end(text);
}
