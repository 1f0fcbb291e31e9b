import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { isSigned, sign } from './protocol/signature';

/** Longest that one call may run; as long as Inngest allows. */
export const CALL_MS = 2 * 3_600_000;
/** Largest answer that is read: 4 MiB for a step, as with Inngest, and room for its envelope. */
const ANSWER_BYTES = 4 * 1024 * 1024 + 64 * 1024;

export interface AppAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
  /** The SDK answered, and signed with one of our keys. */
  genuine: boolean;
}

/** The app did not answer; `sent` when it may have begun the work all the same. */
export class AppUnreachable extends Error {
  override readonly name = 'AppUnreachable';
  constructor(
    readonly code: string,
    readonly sent: boolean,
  ) {
    super(`The app did not answer (${code})`);
  }
}

export class AnswerTooLarge extends Error {
  override readonly name = 'AnswerTooLarge';
}

/**
 * Signed calls of the app. Uses node:http and not fetch, which gives up when the headers of an answer take over 300 seconds.
 */
export class App {
  private readonly url: URL;
  private readonly agent: Agent | TlsAgent;

  constructor(
    appUrl: string,
    private readonly keys: string[],
    connections: number,
  ) {
    this.url = new URL(appUrl);
    const options = { keepAlive: true, maxSockets: connections + 2, scheduling: 'lifo' as const };
    this.agent = this.url.protocol === 'https:' ? new TlsAgent(options) : new Agent(options);
  }

  /**
   * Sends `body` (canonical JSON) and returns whatever answered. With a fallback key, a 401 is tried again with that one.
   * @throws AppUnreachable, AnswerTooLarge
   */
  async call(method: 'POST' | 'PUT', query: Record<string, string>, headers: Record<string, string>, body: string): Promise<AppAnswer> {
    let answer: AppAnswer | undefined;
    for (const key of this.keys) {
      answer = await this.send(method, query, { ...headers, 'x-inngest-signature': sign(body, key, Date.now()) }, body);
      if (answer.status !== 401) return answer;
    }
    if (answer === undefined) throw new AppUnreachable('NO_KEY', false);
    return answer;
  }

  private send(method: string, query: Record<string, string>, headers: Record<string, string>, body: string): Promise<AppAnswer> {
    const url = new URL(this.url);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return new Promise((resolve, reject) => {
      let sent = false;
      const outgoing = (url.protocol === 'https:' ? tlsRequest : request)(
        url,
        {
          method,
          agent: this.agent,
          headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          let size = 0;
          incoming.on('data', (chunk: Buffer) => {
            size += chunk.length;
            if (size > ANSWER_BYTES) {
              reject(new AnswerTooLarge(`The answer is larger than ${ANSWER_BYTES} bytes`));
              outgoing.destroy();
            } else chunks.push(chunk);
          });
          incoming.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            const signature = header(incoming.headers, 'x-inngest-signature');
            resolve({
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              body: text,
              genuine: incoming.headers['x-inngest-sdk'] !== undefined && isSigned(text, signature, this.keys, Date.now()),
            });
          });
          incoming.on('error', (error) => reject(unreachable(error, true)));
          incoming.on('aborted', () => reject(new AppUnreachable('ECONNRESET', true)));
        },
      );
      outgoing.on('finish', () => {
        sent = true;
      });
      // A kept connection that the app has closed meanwhile says nothing about this call.
      outgoing.on('error', (error) => reject(unreachable(error, sent && !outgoing.reusedSocket)));
      const limit = setTimeout(() => outgoing.destroy(Object.assign(new Error('too long'), { code: 'ETIMEDOUT' })), CALL_MS);
      outgoing.on('close', () => clearTimeout(limit));
      outgoing.end(body);
    });
  }
}

export function header(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function unreachable(error: NodeJS.ErrnoException, sent: boolean): AppUnreachable {
  return new AppUnreachable(error.code ?? error.name, sent && error.code !== 'ECONNREFUSED');
}
