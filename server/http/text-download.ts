import { Readable } from 'node:stream';
import { attachment } from './attachment';
import { inPieces } from './in-pieces';

const media = { html: 'text/html; charset=utf-8', sarif: 'application/sarif+json' } as const;

/** Streams pieces of text as a download. A failure on the way breaks the answer off, so that nobody takes a part for the whole. */
export function textDownload(name: string, extension: keyof typeof media, pieces: AsyncIterable<string>): Response {
  return new Response(Readable.toWeb(Readable.from(inPieces(pieces))) as ReadableStream, {
    headers: { 'Content-Type': media[extension], ...attachment(name, extension) },
  });
}
