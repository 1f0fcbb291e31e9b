import { describe, expect, it } from 'vitest';
import { linesOf, plainText } from './log-lines';

describe('plainText', () => {
  it.each([
    ['\u001b[31mred\u001b[0m', 'red'],
    ['\u001b]0;title\u0007text', 'text'],
    ['10%\r50%\r100%', '100%'],
    ['windows\r', 'windows'],
    ['a\u202eb\u0000c', 'abc'],
    ['<b>\ttab', '<b>\ttab'],
  ])('shows %j as %j', (line, shown) => expect(plainText(line)).toBe(shown));
});

describe('linesOf', () => {
  it('numbers lines through, and cuts one that is too long to draw', () => {
    const chunk = { seq: 1, at: '', lines: 2 };
    const lines = linesOf([
      { ...chunk, stream: 'stdout', firstLine: 1, text: 'one\ntwo\n' },
      { ...chunk, stream: 'stderr', firstLine: 3, text: 'x'.repeat(5000) },
    ]);
    expect(lines.map(({ number, text }) => [number, text.length])).toEqual([
      [1, 3],
      [2, 3],
      [3, 4001],
    ]);
  });
});
