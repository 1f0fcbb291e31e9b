import { Agent, get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SoakOrganization } from './organizations';

/** What the pages of a person ask for, over the API. */
const READS = [
  '/api/aws-accounts',
  '/api/findings?limit=25',
  '/api/scan/results?limit=10',
  '/api/compliance/frameworks',
  '/api/aws-resources/counts',
];

export interface Answered {
  /** Milliseconds of each answer that was one. */
  times: number[];
  /** By status; 0: no answer. */
  statuses: Record<number, number>;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Status of one request, 0 when none came, and the time until the answer had been read. */
export function ask(url: string, key: string): Promise<{ status: number; ms: number }> {
  const began = performance.now();
  return new Promise((resolve) => {
    const end = (status: number) => resolve({ status, ms: performance.now() - began });
    const request = get(url, { agent, timeout: 60_000, headers: { authorization: `Bearer ${key}` } }, (response) => {
      response
        .resume()
        .once('end', () => end(response.statusCode ?? 0))
        .once('error', () => end(0));
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => end(0));
  });
}

/** Askers side by side until the time is over, each taking some organization's next read, with a pause between two. */
export async function askUntil(
  url: string,
  organizations: readonly SoakOrganization[],
  { askers, pause, end }: { askers: number; pause: number; end: number },
): Promise<Answered> {
  const answered: Answered = { times: [], statuses: {} };
  let next = 0;
  const asker = async () => {
    while (performance.now() < end) {
      const nth = next++;
      const organization = organizations[nth % organizations.length];
      if (!organization) return;
      const { status, ms } = await ask(`${url}${READS[Math.floor(nth / organizations.length + nth) % READS.length]}`, organization.key);
      answered.statuses[status] = (answered.statuses[status] ?? 0) + 1;
      if (status === 200) answered.times.push(ms);
      if (pause > 0) await sleep(pause);
    }
  };
  await Promise.all(Array.from({ length: askers }, asker));
  return answered;
}

export interface Streams {
  open: number;
  refused: Record<number, number>;
  events: number;
  dropped: number;
  close(): void;
}

/** For how long streams are opened: what is not open then is told as not opened. */
const OPENING_MS = 5 * 60_000;

/** Live streams, spread over the organizations, opened some at a time. */
export async function openStreams(url: string, organizations: readonly SoakOrganization[], count: number): Promise<Streams> {
  const streams: Streams = { open: 0, refused: {}, events: 0, dropped: 0, close: () => {} };
  const all: IncomingMessage[] = [];
  let closing = false;
  streams.close = () => {
    closing = true;
    for (const each of all) each.destroy();
  };
  const openOne = (organization: SoakOrganization) =>
    new Promise<void>((resolve) => {
      const refuse = (status: number) => {
        streams.refused[status] = (streams.refused[status] ?? 0) + 1;
        resolve();
      };
      const request = get(
        `${url}/api/live`,
        { agent: false, headers: { authorization: `Bearer ${organization.key}`, accept: 'text/event-stream' } },
        (response) => {
          clearTimeout(waiting);
          if (response.statusCode !== 200) {
            response.resume();
            return refuse(response.statusCode ?? 0);
          }
          all.push(response);
          streams.open += 1;
          response.on('data', (part: Buffer) => {
            streams.events += part.toString().split('\ndata:').length - 1;
          });
          response.once('close', () => {
            streams.open -= 1;
            if (!closing) streams.dropped += 1;
          });
          response.once('error', () => {});
          resolve();
        },
      );
      const waiting = setTimeout(() => request.destroy(new Error('no answer')), 60_000);
      request.once('error', () => {
        clearTimeout(waiting);
        refuse(0);
      });
    });
  const end = performance.now() + OPENING_MS;
  for (let at = 0; at < count && performance.now() < end; at += 50)
    await Promise.all(
      Array.from({ length: Math.min(50, count - at) }, (_, nth) =>
        openOne(organizations[(at + nth) % organizations.length] as SoakOrganization),
      ),
    );
  return streams;
}
