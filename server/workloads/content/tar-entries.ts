import type { ArchiveEntry } from './zip-entries';

const blockBytes = 512;

const text = (block: Uint8Array, from: number, length: number): string => {
  const field = block.subarray(from, from + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
};

/** Octal digits, or, of what is too large for them, base 256 with the first bit set (GNU). */
function sizeOf(block: Uint8Array): number {
  if (((block[124] ?? 0) & 0x80) === 0) return Number.parseInt(text(block, 124, 12).trim() || '0', 8);
  return block.subarray(128, 136).reduce((size, byte) => size * 256 + byte, 0);
}

/** Whether a first block is that of a tar archive (POSIX `ustar`, which GNU writes too). */
export const isTar = (head: Uint8Array): boolean => head.length >= blockBytes && text(head, 257, 5) === 'ustar';

/**
 * The regular files of a tar archive as it streams in: layers may be gigabytes, and the libraries at hand hold an archive whole.
 * Long names of both dialects are understood. @throws when the archive breaks off
 */
export async function* tarEntries(source: AsyncIterable<Uint8Array>): AsyncGenerator<ArchiveEntry, void> {
  const reader = new BlockReader(source);
  let longName = '';
  try {
    for (let block = await reader.take(blockBytes); block; block = await reader.take(blockBytes)) {
      // Archives end with empty blocks.
      if (block[0] === 0) continue;
      const size = sizeOf(block);
      if (!Number.isSafeInteger(size) || size < 0) throw new Error('The archive is not one.');
      const type = String.fromCharCode(block[156] || 48);
      const padding = (blockBytes - (size % blockBytes)) % blockBytes;
      if ((type === 'L' || type === 'x') && size <= 65_536) {
        const long = new TextDecoder().decode(await reader.need(size));
        longName = type === 'L' ? long.replace(/\0.*$/s, '') : (/(?:^|\n)\d+ path=([^\n]*)\n/.exec(long)?.[1] ?? longName);
        await reader.need(padding);
        continue;
      }
      const prefix = text(block, 345, 155);
      const path = longName || (prefix ? `${prefix}/${text(block, 0, 100)}` : text(block, 0, 100));
      longName = '';
      const content = reader.upTo(size);
      if (type === '0' || type === '7') yield { path, content };
      for await (const _ of content);
      await reader.need(padding);
    }
  } finally {
    await reader.close();
  }
}

class BlockReader {
  private rest: Uint8Array = new Uint8Array();
  private readonly chunks: AsyncIterator<Uint8Array>;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.chunks = source[Symbol.asyncIterator]();
  }

  /** Some bytes, at most so many; undefined at the end. */
  private async some(most: number): Promise<Uint8Array | undefined> {
    while (this.rest.length === 0) {
      const { value, done } = await this.chunks.next();
      if (done) return undefined;
      this.rest = value;
    }
    const part = this.rest.subarray(0, most);
    this.rest = this.rest.subarray(part.length);
    return part;
  }

  /** So many bytes; undefined when there is nothing left at all. */
  async take(length: number): Promise<Uint8Array | undefined> {
    const all = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const part = await this.some(length - filled);
      if (!part) {
        if (filled === 0) return undefined;
        throw new Error('The archive broke off.');
      }
      all.set(part, filled);
      filled += part.length;
    }
    return all;
  }

  async need(length: number): Promise<Uint8Array> {
    const taken = length === 0 ? new Uint8Array() : await this.take(length);
    if (!taken) throw new Error('The archive broke off.');
    return taken;
  }

  /** The next bytes one part after the other; a second reader goes on where the first stopped. */
  upTo(length: number): AsyncIterable<Uint8Array> {
    let left = length;
    const some = this.some.bind(this);
    return {
      async *[Symbol.asyncIterator]() {
        while (left > 0) {
          const part = await some(left);
          if (!part) throw new Error('The archive broke off.');
          left -= part.length;
          yield part;
        }
      },
    };
  }

  async close(): Promise<void> {
    await this.chunks.return?.();
  }
}
