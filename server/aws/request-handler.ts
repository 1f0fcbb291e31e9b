import { Readable, Transform } from 'node:stream';
import type { HttpRequest } from '@smithy/core/protocols';
import { NodeHttpHandler } from '@smithy/node-http-handler';

/** The largest answer that is read. AWS's largest pages are a few megabytes. */
export const maxAnswerBytes = 64 * 1024 * 1024;

const connectionTimeoutMs = 5_000;

/** An answer that was not read to its end. `name` is what classifies it. */
class AnswerError extends Error {
  constructor(
    override readonly name: 'AnswerTooLarge' | 'TimeoutError',
    message: string,
  ) {
    super(message);
  }
}

/**
 * Sends requests over a pool of its own. An answer that does not begin, or does not end, within `timeoutMs` fails as
 * `TimeoutError`; one larger than `maxAnswerBytes` fails as `AnswerTooLarge` and its connection is closed: neither a hung
 * server nor an endless answer may hold a scan or fill memory.
 */
class BoundedHandler extends NodeHttpHandler {
  constructor(private readonly timeoutMs: number) {
    super({
      connectionTimeout: connectionTimeoutMs,
      requestTimeout: timeoutMs,
      throwOnRequestTimeout: true,
      httpAgent: { keepAlive: true, maxSockets: 128 },
      httpsAgent: { keepAlive: true, maxSockets: 128 },
    });
  }

  override async handle(request: HttpRequest, options?: Parameters<NodeHttpHandler['handle']>[1]) {
    const answer = await super.handle(request, options);
    const { body } = answer.response;
    if (body instanceof Readable) answer.response.body = bounded(body, this.timeoutMs);
    return answer;
  }
}

function bounded(body: Readable, timeoutMs: number): Readable {
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxAnswerBytes) done(new AnswerError('AnswerTooLarge', `The answer has more than ${maxAnswerBytes} bytes.`));
      else done(null, chunk);
    },
  });
  const timer = setTimeout(
    () => counted.destroy(new AnswerError('TimeoutError', `The answer did not end within ${timeoutMs} ms.`)),
    timeoutMs,
  );
  counted.once('close', () => {
    clearTimeout(timer);
    if (!body.readableEnded) body.destroy();
  });
  body.once('error', (error) => counted.destroy(error));
  // A connection that breaks off ends neither well nor with an error of its own.
  body.once('aborted', () =>
    counted.destroy(Object.assign(new Error('The connection broke off.'), { name: 'NetworkingError', code: 'ECONNRESET' })),
  );
  return body.pipe(counted);
}

const handlers = new Map<number, NodeHttpHandler>();

/** One connection pool for all clients with the same timeout: the SDK's default handlers would open one each. */
export function requestHandler(timeoutMs: number): NodeHttpHandler {
  let handler = handlers.get(timeoutMs);
  if (!handler) {
    handler = new BoundedHandler(timeoutMs);
    handlers.set(timeoutMs, handler);
  }
  return handler;
}
