import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { detectForms, detectInText } from '../secrets/detect';
import { LimitReached, LookBook } from './look-book';
import { isTar, tarEntries } from './tar-entries';
import type { ContentLimits, ContentLook } from './types';
import { zipEntries } from './zip-entries';

/** So much of a text is read with the names of its values; what is beyond, for values with a form of their own. */
const wholeTextBytes = 2_000_000;
/** What is searched at once beyond that, and what two searches share, so that nothing falls between them. */
const windowBytes = 1_000_000;
const overlapBytes = 400;
/** Archives within archives: an image's layer, a jar in it, a wheel in that. */
const deepest = 4;
const headBytes = 512;

/**
 * Looks through something that may be a zip, gzip or tar archive, or archives within: every file of it, for secrets. Never holds more
 * than a few megabytes. What is beyond the limits, packed in an unknown way or broken is named in `unseen`.
 * @param path how the thing is called in the places of finds; '' for an archive, whose files have names
 * @throws what reading the source throws
 */
export async function lookThrough(source: AsyncIterable<Uint8Array>, limits: ContentLimits, path = ''): Promise<ContentLook> {
  const book = new LookBook(limits);
  let broken: unknown;
  const counted = (async function* () {
    const chunks = source[Symbol.asyncIterator]();
    try {
      for (;;) {
        const { value, done } = await chunks.next().catch((error: unknown) => {
          broken = error;
          throw error;
        });
        if (done) return;
        book.download(value.length);
        yield value;
      }
    } finally {
      await chunks.return?.();
    }
  })();
  try {
    await look(path, counted, book, 0);
  } catch (error) {
    if (broken) throw broken;
    book.missed(error instanceof LimitReached ? error.message : 'the rest, which could not be unpacked');
  }
  return book.look();
}

/** The same for several things under one account of what was seen. */
export async function lookThroughFiles(
  files: AsyncIterable<{ path: string; bytes: Uint8Array }>,
  limits: ContentLimits,
  alsoUnseen: () => readonly string[] = () => [],
): Promise<ContentLook> {
  const book = new LookBook(limits);
  try {
    for await (const { path, bytes } of files) {
      book.download(bytes.length);
      await look(path, only(bytes), book, 0);
    }
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
    book.missed(error.message);
  }
  for (const what of alsoUnseen()) book.missed(what);
  return book.look();
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield bytes;
}

async function look(path: string, source: AsyncIterable<Uint8Array>, book: LookBook, depth: number): Promise<void> {
  const { head, all } = await peek(source);
  const kind = kindOf(head);
  if (kind === 'file') return lookAtFile(path, head, all, book);
  if (kind === 'unknown') {
    book.file();
    return book.missed('archives that could not be opened', path);
  }
  if (depth >= deepest) return book.missed('archives within archives within archives', path);
  if (kind === 'gzip') return look(path.replace(/\.gz$/, ''), unpacked(gunzip(all), book), book, depth + 1);
  const entries = kind === 'zip' ? zipEntries(all) : tarEntries(all);
  for await (const entry of entries) {
    const name = depth === 0 || path === '' ? entry.path : `${path}/${entry.path}`;
    await look(name, unpacked(entry.content, book), book, depth + 1);
  }
}

function kindOf(head: Uint8Array): 'zip' | 'gzip' | 'tar' | 'unknown' | 'file' {
  const begins = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte);
  if (begins(0x50, 0x4b, 0x03, 0x04)) return 'zip';
  if (begins(0x1f, 0x8b, 0x08)) return 'gzip';
  // xz, Zstandard, bzip2, 7z: nothing here unpacks them.
  if (begins(0xfd, 0x37, 0x7a, 0x58, 0x5a) || begins(0x28, 0xb5, 0x2f, 0xfd) || begins(0x42, 0x5a, 0x68) || begins(0x37, 0x7a, 0xbc, 0xaf))
    return 'unknown';
  return isTar(head) ? 'tar' : 'file';
}

/** The first bytes, and all of them. */
async function peek(source: AsyncIterable<Uint8Array>): Promise<{ head: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const chunks = source[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array();
  while (head.length < headBytes) {
    const { value, done } = await chunks.next();
    if (done) break;
    head = head.length === 0 ? value : Buffer.concat([head, value]);
  }
  return {
    head,
    all: (async function* () {
      try {
        if (head.length > 0) yield head;
        for (;;) {
          const { value, done } = await chunks.next();
          if (done) return;
          yield value;
        }
      } finally {
        await chunks.return?.();
      }
    })(),
  };
}

async function* gunzip(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const packed = Readable.from(source, { objectMode: false });
  const plain = createGunzip();
  packed.on('error', (error) => plain.destroy(error));
  packed.pipe(plain);
  try {
    for await (const chunk of plain) yield chunk as Uint8Array;
  } finally {
    packed.destroy();
    plain.destroy();
  }
}

async function* unpacked(source: AsyncIterable<Uint8Array>, book: LookBook): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of source) {
    book.unpack(chunk.length);
    yield chunk;
  }
}

/** One file. A text is read to 2 MB with its lines and names; what is no text, or longer, for values with a form of their own. */
async function lookAtFile(path: string, head: Uint8Array, source: AsyncIterable<Uint8Array>, book: LookBook): Promise<void> {
  book.file();
  const isText = !head.includes(0);
  if (!isText) book.noText();
  let held: Uint8Array[] = [];
  let length = 0;
  let isWhole = isText;
  const flush = (isLast: boolean) => {
    const bytes = Buffer.concat(held);
    if (isWhole) book.found(detectInText(bytes.toString('utf8'), path));
    else book.found(detectForms(bytes.toString('latin1').replace(/[^\x20-\x7e]+/g, '\n'), path));
    isWhole = false;
    held = isLast ? [] : [bytes.subarray(Math.max(0, bytes.length - overlapBytes))];
    length = held[0]?.length ?? 0;
  };
  for await (const chunk of source) {
    held.push(chunk);
    length += chunk.length;
    if (length < (isWhole ? wholeTextBytes : windowBytes)) continue;
    flush(false);
    // Searching takes its time: others get a turn.
    await new Promise(setImmediate);
  }
  flush(true);
}
