import type { LogPage, LogStream } from '@/server/workflows/types';

export interface LogLine {
  number: number;
  stream: LogStream;
  text: string;
}

const esc = String.fromCharCode(27);
const bell = String.fromCharCode(7);
/** Colours, cursor movements and titles of terminals: CSI and OSC sequences, and what else begins with an escape. */
const terminal = new RegExp(`${esc}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${bell}${esc}]*(?:${bell}|${esc}\\\\)|[@-Z\\\\-_])`, 'g');

const isControl = (code: number): boolean => (code < 32 && code !== 9) || (code > 126 && code < 160);
/** They turn the direction of what follows around. */
const turns = (code: number): boolean => (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
const isSound = (character: string): boolean => {
  const code = character.charCodeAt(0);
  return !isControl(code) && !turns(code);
};

/** A line as it may be shown: a carriage return overwrites what stood before it, and nothing steers a terminal. */
export function plainText(line: string): string {
  const text = line.replace(terminal, '').replace(/\r+$/, '');
  return [...text.slice(text.lastIndexOf('\r') + 1)].filter(isSound).join('');
}

const longestLine = 4000;

const known = new WeakMap<LogPage['chunks'][number], LogLine[]>();

function linesOfChunk(chunk: LogPage['chunks'][number]): LogLine[] {
  const { stream, firstLine, text } = chunk;
  const lines =
    known.get(chunk) ??
    text
      .replace(/\n$/, '')
      .split('\n')
      .map((line, nth): LogLine => {
        const plain = plainText(line);
        return { number: firstLine + nth, stream, text: plain.length > longestLine ? `${plain.slice(0, longestLine)}…` : plain };
      });
  known.set(chunk, lines);
  return lines;
}

/** The lines of chunks, numbered through. A line that is too long to draw is cut; the download has all of it. */
export const linesOf = (chunks: LogPage['chunks']): LogLine[] => chunks.flatMap(linesOfChunk);
