import type { LogPage } from '@/server/workflows/types';

/** Characters of a log that a page keeps: some ten thousands of lines. What is beyond is let go of and asked for again. */
export const keptCharacters = 2 * 1024 * 1024;

/** The part of a log that is loaded: chunks without a gap between them. */
export interface LogWindow {
  chunks: LogPage['chunks'];
  /** The newest chunk that is loaded. */
  next: number;
  /** Whether that is the newest there is, as far as anybody has told. */
  isAtEnd: boolean;
  /** The run has ended, and with it the log. */
  complete: boolean;
  /** Of the whole log. */
  lines: number;
  truncated: boolean;
}

const sizeOf = (chunks: LogPage['chunks']): number => chunks.reduce((sum, { text }) => sum + text.length, 0);

/** The end of a log, or any other page alone. */
export const windowOf = ({ chunks, next, last, complete, lines, truncated }: LogPage): LogWindow => ({
  chunks,
  next,
  isAtEnd: next >= last,
  complete,
  lines,
  truncated,
});

/** What to ask for what lies above; null: the beginning is loaded. */
export const previousOf = ({ chunks: [first] }: LogWindow): number | null => (first && first.seq > 1 ? first.seq : null);

/** The newest of these chunks that fit, at least one. */
function newestOf(chunks: LogPage['chunks'], kept: number): LogPage['chunks'] {
  let from = 0;
  for (let size = sizeOf(chunks); size > kept && from < chunks.length - 1; from += 1) size -= chunks[from]?.text.length ?? 0;
  return from === 0 ? chunks : chunks.slice(from);
}

/** The oldest of these chunks that fit, at least one. */
function oldestOf(chunks: LogPage['chunks'], kept: number): LogPage['chunks'] {
  let upTo = chunks.length;
  for (let size = sizeOf(chunks); size > kept && upTo > 1; upTo -= 1) size -= chunks[upTo - 1]?.text.length ?? 0;
  return chunks.slice(0, upTo);
}

/** With what came below. Of what is too much the oldest goes, so that the end stays. */
export function withBelow(window: LogWindow, page: LogPage, kept = keptCharacters): LogWindow {
  const fresh = page.chunks.filter(({ seq }) => seq > window.next);
  return { ...windowOf(page), chunks: newestOf([...window.chunks, ...fresh], kept) };
}

/** With what lies above. Of what is too much the newest goes, so that what somebody reads stays. */
export function withAbove(window: LogWindow, page: LogPage, kept = keptCharacters): LogWindow {
  const first = window.chunks[0]?.seq ?? Number.POSITIVE_INFINITY;
  const chunks = oldestOf([...page.chunks.filter(({ seq }) => seq < first), ...window.chunks], kept);
  const next = chunks.at(-1)?.seq ?? window.next;
  return { ...window, chunks, next, isAtEnd: window.isAtEnd && next === window.next };
}

/** Whether another page below would push out what somebody reads who does not follow. */
export const isFull = ({ chunks }: LogWindow, kept = keptCharacters): boolean => sizeOf(chunks) >= kept;
