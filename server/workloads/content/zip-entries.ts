import { Unzip, UnzipInflate } from 'fflate';

/** A file within an archive: read `content` to its end before asking for the next one, or leave it. */
export interface ArchiveEntry {
  path: string;
  content: AsyncIterable<Uint8Array>;
}

type Event = { start: string } | { chunk: Uint8Array } | 'end';

/** What goes into the unpacker at once. Deflate makes at most about a thousand times as much of it. */
const sliceBytes = 16_384;

/** The files of a zip archive as it streams in. @throws what the unpacker says of an archive that breaks off or is packed in an unknown way */
export async function* zipEntries(source: AsyncIterable<Uint8Array>): AsyncGenerator<ArchiveEntry, void> {
  const events: Event[] = [];
  let failure: unknown;
  const unzip = new Unzip((file) => {
    events.push({ start: file.name });
    file.ondata = (error, chunk, final) => {
      failure ??= error;
      if (error) return;
      if (chunk.length > 0) events.push({ chunk });
      if (final) events.push('end');
    };
    file.start();
  });
  unzip.register(UnzipInflate);

  const slices = sliced(source);
  let isOver = false;
  /** Feeds the unpacker until it has something to tell; undefined: the archive is read. */
  const next = async (): Promise<Event | undefined> => {
    while (events.length === 0 && !isOver) {
      const { value, done } = await slices.next();
      isOver = done === true;
      unzip.push(value ?? new Uint8Array(), isOver);
      if (failure) throw failure;
    }
    return events.shift();
  };

  try {
    for (let event = await next(); event !== undefined; event = await next()) {
      if (typeof event === 'string' || !('start' in event)) continue;
      let isRead = false;
      const content = (async function* () {
        for (let part = await next(); !isRead; part = await next()) {
          if (part === undefined) throw new Error('The archive broke off.');
          if (part === 'end') {
            isRead = true;
            return;
          }
          if ('chunk' in part) yield part.chunk;
        }
      })();
      if (event.start.endsWith('/')) continue;
      yield { path: event.start, content };
      // What nobody read is passed over.
      while (!isRead) if (((await content.next()).done ?? false) && !isRead) await skipToEnd();
      async function skipToEnd() {
        for (let part = await next(); part !== undefined && part !== 'end'; part = await next());
        isRead = true;
      }
    }
  } finally {
    await slices.return(undefined);
  }
}

async function* sliced(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, undefined> {
  for await (const chunk of source)
    for (let from = 0; from < chunk.length; from += sliceBytes) yield chunk.subarray(from, from + sliceBytes);
  return undefined;
}
