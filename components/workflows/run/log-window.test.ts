import { describe, expect, it } from 'vitest';
import type { LogPage } from '@/server/workflows/types';
import { isFull, type LogWindow, previousOf, windowOf, withAbove, withBelow } from './log-window';

const linesOfChunk = 500;
const chunksOfPage = 8;
const kept = 40 * linesOfChunk * 50;

/** A log of so many chunks, as the server pages it. */
function logOf(last: number) {
  const page = (seqs: number[], asked: number): LogPage => ({
    chunks: seqs.map((seq) => ({
      seq,
      stream: 'stdout',
      firstLine: (seq - 1) * linesOfChunk + 1,
      lines: linesOfChunk,
      at: '',
      text: `${'x'.repeat(49)}\n`.repeat(linesOfChunk),
    })),
    next: seqs.at(-1) ?? asked,
    previous: (seqs[0] ?? 1) > 1 ? (seqs[0] ?? null) : null,
    last,
    complete: (seqs.at(-1) ?? asked) >= last,
    lines: last * linesOfChunk,
    truncated: false,
  });
  const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, nth) => from + nth);
  return {
    end: () => page(range(Math.max(1, last - chunksOfPage + 1), last), 0),
    after: (seq: number) => page(range(seq + 1, Math.min(last, seq + chunksOfPage)), seq),
    before: (seq: number) => page(range(Math.max(1, seq - chunksOfPage), seq - 1), 0),
  };
}

const whole = ({ chunks }: LogWindow) => chunks.every(({ seq }, nth) => nth === 0 || seq === (chunks[nth - 1]?.seq ?? 0) + 1);
const size = ({ chunks }: LogWindow) => chunks.reduce((sum, { text }) => sum + text.length, 0);

describe('the window over a log of 200,000 lines', () => {
  const log = logOf(400);

  it('begins with the end, and shows all of it upwards and down again, while it holds no more than it may', () => {
    let window = windowOf(log.end());
    expect(window).toMatchObject({ isAtEnd: true, complete: true, lines: 200_000 });
    const seen = new Set(window.chunks.map(({ seq }) => seq));
    let largest = 0;
    for (let previous = previousOf(window); previous !== null; previous = previousOf(window)) {
      window = withAbove(window, log.before(previous), kept);
      for (const { seq } of window.chunks) seen.add(seq);
      largest = Math.max(largest, size(window));
      expect(whole(window)).toBe(true);
    }
    expect([seen.size, window.chunks[0]?.firstLine, window.isAtEnd]).toEqual([400, 1, false]);
    const down = new Set(window.chunks.map(({ seq }) => seq));
    while (!window.isAtEnd) {
      window = withBelow(window, log.after(window.next), kept);
      for (const { seq } of window.chunks) down.add(seq);
      largest = Math.max(largest, size(window));
      expect(whole(window)).toBe(true);
    }
    expect([down.size, window.next]).toEqual([400, 400]);
    expect(largest).toBeLessThanOrEqual(kept);
  });

  it('lets go of the oldest while it is followed, and tells who reads that it is full', () => {
    let window = windowOf(logOf(8).end());
    for (let last = 16; last <= 400; last += 8) window = withBelow(window, logOf(last).after(window.next), kept);
    expect(window).toMatchObject({ next: 400, isAtEnd: true, lines: 200_000 });
    expect([size(window), whole(window), isFull(window, kept)]).toEqual([kept, true, true]);
    expect(previousOf(window)).toBe(361);
  });

  it('takes nothing twice, and stays as it is where nothing came', () => {
    const window = windowOf(log.end());
    const again = withBelow(withBelow(window, log.after(396), kept), log.after(400), kept);
    expect(again.chunks.map(({ seq }) => seq)).toEqual(window.chunks.map(({ seq }) => seq));
    expect(withAbove(window, log.before(400), kept).chunks.map(({ seq }) => seq)).toEqual([392, ...window.chunks.map(({ seq }) => seq)]);
    expect(again.isAtEnd).toBe(true);
  });

  it('keeps a chunk that alone is more than it may hold', () => {
    expect(withBelow(windowOf(logOf(1).end()), logOf(2).after(1), 10).chunks).toHaveLength(1);
    expect(withAbove(windowOf(log.end()), log.before(393), 10).chunks.map(({ seq }) => seq)).toEqual([385]);
  });
});
