import type { IncomingMessage } from 'node:http';
import { parseQuery, type WireRequest } from './wire';

const maximumBody = 10 * 1024 * 1024;

export class BadRequest extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Reads a request whole. A first path segment `@<ISO instant>` says which instant is asked about and is no part of
 * `path`. Throws `BadRequest` for a body over 10 MB or an instant that is none.
 */
export async function readRequest(message: IncomingMessage): Promise<{ request: WireRequest; asOf: Date | undefined }> {
  const [signedPath = '/', rawQuery = ''] = splitOnce(message.url ?? '/', '?');
  const { path, asOf } = splitInstant(signedPath);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) if (value !== undefined) headers[name] = [value].flat().join(',');
  const body = await readBody(message);
  return { request: { method: message.method ?? 'GET', path, signedPath, rawQuery, query: parseQuery(rawQuery), headers, body }, asOf };
}

function splitInstant(path: string): { path: string; asOf: Date | undefined } {
  const match = /^\/(?:@|%40)([^/]*)(\/.*)?$/.exec(path);
  if (!match) return { path, asOf: undefined };
  const text = (match[1] ?? '').replace(/%3A/gi, ':');
  const asOf = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(text) || Number.isNaN(asOf.getTime())) {
    throw new BadRequest(400, `'${text.slice(0, 40)}' is no instant like 2026-11-01T00:00:00.000Z.`);
  }
  return { path: match[2] ?? '/', asOf };
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maximumBody) throw new BadRequest(413, 'The body is larger than 10 MB.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
