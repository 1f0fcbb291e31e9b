import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Reply } from './engine';
import { misshape } from './faults/misshape';

const chunkSize = 64 * 1024;

/** Sends a reply, acting out the fault that spoils it. */
export async function send(request: IncomingMessage, response: ServerResponse, { response: answer, spoil }: Reply): Promise<void> {
  const body = Buffer.from(answer.body);
  switch (spoil?.kind) {
    case 'hang':
      return;
    case 'reset':
      request.socket.resetAndDestroy();
      return;
    case 'html':
      respond(response, spoil.status, { 'content-type': 'text/html' }, Buffer.from('<html><body><h1>Bad Gateway</h1></body></html>'));
      return;
    case 'malformed':
      respond(response, answer.status, answer.headers, malformed(body));
      return;
    case 'cut':
      response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length + 1 });
      response.write(body.subarray(0, Math.floor(body.length * spoil.part)), () => request.socket.destroy());
      return;
    case 'stall':
      response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length + 1 });
      response.write(body.subarray(0, Math.floor(body.length * spoil.part)));
      return;
    case 'without-list':
    case 'wrong-type':
    case 'odd-text':
      respond(response, answer.status, answer.headers, misshape(spoil.kind, body));
      return;
    case 'huge':
      await pad(
        response,
        answer.status,
        { ...answer.headers, ...(spoil.announced && { 'content-length': String(body.length + spoil.bytes) }) },
        body,
        spoil.bytes,
      );
      return;
    default:
      respond(response, answer.status, answer.headers, body);
  }
}

function respond(response: ServerResponse, status: number, headers: Record<string, string>, body: Buffer): void {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(body);
}

/** Well-formed up to the middle, then neither XML nor JSON. */
function malformed(body: Buffer): Buffer {
  return Buffer.concat([body.subarray(0, Math.floor(body.length / 2)), Buffer.from('"}]<</&;{')]);
}

async function pad(response: ServerResponse, status: number, headers: Record<string, string>, body: Buffer, bytes: number): Promise<void> {
  response.writeHead(status, headers);
  // Whoever hangs up in the middle has seen enough.
  await pipeline(Readable.from(padded(body, bytes)), response).catch(() => response.destroy());
}

function* padded(body: Buffer, bytes: number): Generator<Buffer> {
  yield body;
  const blank = Buffer.alloc(chunkSize, ' ');
  for (let left = bytes; left > 0; left -= chunkSize) yield blank.subarray(0, Math.min(left, chunkSize));
}
