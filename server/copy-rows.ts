export type CopyValue = string | number | boolean | Date | null | undefined;

/** Characters of text that go to PostgreSQL in one message: a message a row costs more than all that is in it. */
const chunkLength = 64 * 1024;

const copyText = (value: CopyValue): string => {
  if (value === null || value === undefined) return '\\N';
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'string') return String(value);
  return value.replace(/[\\\n\r\t]/g, (each) => ({ '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' })[each] ?? each);
};

/**
 * Rows as COPY reads them. What waits to be written for minutes waits as bytes outside of the heap: as objects it would take several
 * times as much of it, and be looked at by each collection of garbage.
 */
export class CopyRows {
  private chunks: Buffer[] = [];
  private lines: string[] = [];
  private length = 0;
  private rows = 0;
  private sealed = 0;

  /** `null` and undefined become NULL. Objects must be JSON text already. */
  add(row: readonly CopyValue[]): void {
    const line = `${row.map(copyText).join('\t')}\n`;
    this.lines.push(line);
    this.length += line.length;
    this.rows += 1;
    if (this.length >= chunkLength) this.seal();
  }

  /** Rows that are held. */
  get count(): number {
    return this.rows;
  }

  /** Bytes that are held, but for those that are not encoded yet, which are counted as characters. */
  get bytes(): number {
    return this.sealed + this.length;
  }

  /** All that is held, in order. Nothing is held afterwards. */
  take(): Buffer[] {
    this.seal();
    const { chunks } = this;
    this.chunks = [];
    this.rows = 0;
    this.sealed = 0;
    return chunks;
  }

  private seal(): void {
    if (this.lines.length === 0) return;
    const chunk = Buffer.from(this.lines.join(''));
    this.chunks.push(chunk);
    this.sealed += chunk.length;
    this.lines = [];
    this.length = 0;
  }
}
