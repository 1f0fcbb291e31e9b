import type { Readable } from 'node:stream';
import { PassThrough } from 'node:stream';
import { drained } from './drained';

const headerBytes = 8;

/**
 * Takes an engine's one stream apart: frames of a byte that names the stream (1 output, 2 errors), three of nothing, four of a
 * length, most significant first, and so many of content. Whoever reads slowly holds both streams back, and the container with them.
 */
export function demultiplex(from: Readable): { stdout: Readable; stderr: Readable } {
  const streams = { stdout: new PassThrough(), stderr: new PassThrough() };
  for (const stream of Object.values(streams)) stream.on('error', () => {});
  void pump(from, streams).finally(() => {
    streams.stdout.end();
    streams.stderr.end();
  });
  return streams;
}

async function pump(from: Readable, { stdout, stderr }: { stdout: PassThrough; stderr: PassThrough }): Promise<void> {
  let header = Buffer.alloc(0);
  let to = stdout;
  let left = 0;
  try {
    for await (let rest of from as AsyncIterable<Buffer>) {
      while (rest.length > 0) {
        if (left === 0) {
          const wanted = headerBytes - header.length;
          header = Buffer.concat([header, rest.subarray(0, wanted)]);
          rest = rest.subarray(wanted);
          if (header.length < headerBytes) break;
          to = header[0] === 2 ? stderr : stdout;
          left = header.readUInt32BE(4);
          header = Buffer.alloc(0);
          continue;
        }
        const part = rest.subarray(0, left);
        rest = rest.subarray(part.length);
        left -= part.length;
        if (!to.write(part)) await drained(to);
      }
    }
  } catch {
    // Cut off: what came is told.
  }
}
