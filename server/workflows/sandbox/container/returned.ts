import { PassThrough, type Readable } from 'node:stream';
import { artefactBytes } from '../job/artefacts';
import { drained } from './drained';

/** Of what the stage tells besides the artefacts. */
const wordsAtMost = 16 * 1024;

export interface Returned {
  /** What the script wrote to standard output. */
  output: Readable;
  /** Once all has been read. null: the stage did not live to tell. */
  told: Promise<Told | null>;
}

export interface Told {
  exitCode: number;
  usage: { cpuSeconds: number | null; peakMemoryMb: number | null; outOfMemoryKills: number };
  archive: Buffer;
  isWhole: boolean;
}

/**
 * Takes standard output of a container apart: what the stage script writes before its first mark (nothing), what the script writes
 * until the second, and what the stage tells after it.
 * @param onReady at the first mark: the command starts
 */
export function readReturned(from: Readable, mark: string, onReady: () => void): Returned {
  const output = new PassThrough();
  output.on('error', () => {});
  const told = split(from, Buffer.from(mark), output, onReady).finally(() => output.end());
  told.catch(() => {});
  return { output, told };
}

async function split(from: Readable, mark: Buffer, output: PassThrough, onReady: () => void): Promise<Told | null> {
  let marks = 0;
  let held = Buffer.alloc(0);
  const tail: Buffer[] = [];
  let tailBytes = 0;
  const takeTail = (part: Buffer) => {
    tailBytes += part.length;
    if (tailBytes <= artefactBytes + wordsAtMost) tail.push(part);
  };
  const hand = async (part: Buffer) => {
    if (part.length > 0 && marks === 1 && !output.write(part)) await drained(output);
  };
  for await (const chunk of from as AsyncIterable<Buffer>) {
    if (marks === 2) {
      takeTail(chunk);
      continue;
    }
    let text = held.length > 0 ? Buffer.concat([held, chunk]) : chunk;
    for (let at = text.indexOf(mark); at >= 0 && marks < 2; at = text.indexOf(mark)) {
      await hand(text.subarray(0, at));
      text = text.subarray(at + mark.length);
      marks += 1;
      if (marks === 1) onReady();
      if (marks === 2) output.end();
    }
    if (marks === 2) {
      takeTail(text);
      continue;
    }
    const keep = beginning(text, mark);
    await hand(text.subarray(0, text.length - keep));
    held = Buffer.from(text.subarray(text.length - keep));
  }
  await hand(held);
  if (marks < 2) return null;
  return understood(Buffer.concat(tail), tailBytes <= artefactBytes + wordsAtMost);
}

/** How many of the last bytes may be the beginning of a mark. */
function beginning(text: Buffer, mark: Buffer): number {
  for (let length = Math.min(mark.length - 1, text.length); length > 0; length--)
    if (text.subarray(text.length - length).equals(mark.subarray(0, length))) return length;
  return 0;
}

function understood(tail: Buffer, isWhole: boolean): Told | null {
  const end = tail.indexOf('\n\n');
  const words = tail.subarray(0, end < 0 ? tail.length : end).toString('latin1');
  const numberOf = (name: string): number | null => {
    const value = new RegExp(`^${name.replaceAll('.', '\\.')} (\\d+)$`, 'm').exec(words)?.[1];
    return value === undefined ? null : Number(value);
  };
  const exitCode = numberOf('exit');
  if (exitCode === null) return null;
  const micros = numberOf('cpu.stat usage_usec');
  const nanos = numberOf('cpuacct.usage');
  const peak = numberOf('memory.peak') ?? numberOf('memory.max_usage_in_bytes');
  return {
    exitCode,
    usage: {
      cpuSeconds: micros !== null ? micros / 1e6 : nanos !== null ? nanos / 1e9 : null,
      peakMemoryMb: peak === null ? null : peak / 1024 / 1024,
      outOfMemoryKills: numberOf('memory.events oom_kill') ?? numberOf('memory.oom_control oom_kill') ?? 0,
    },
    archive: end < 0 ? Buffer.alloc(0) : tail.subarray(end + 2),
    isWhole,
  };
}
