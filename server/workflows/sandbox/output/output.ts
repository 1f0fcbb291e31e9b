import type { Readable } from 'node:stream';
import type { OutputStream, SandboxListener } from '../types';
import { Masker } from './masker';

/** Nobody reads on beyond so many times the limit: a script that goes on and on is ended. */
const floodTimes = 8;
const floodAtLeast = 16 * 1024 * 1024;

/** Without output, after which what is held back by chance is told. */
const pauseMs = 1000;

export interface OutputLimits {
  secrets: readonly string[];
  /** Bytes handed on, of both streams together. */
  most: number;
  on: Pick<SandboxListener, 'chunk'>;
  /** Called once when far more comes than anybody reads. */
  onFlood: () => void;
}

/** Takes a run's two streams: masks, hands on up to the limit, reads and throws away the rest. */
export class Output {
  readonly #limits: OutputLimits;
  readonly #maskers: Record<OutputStream, Masker>;
  readonly #pauses: Partial<Record<OutputStream, NodeJS.Timeout>> = {};
  bytes = 0;
  truncated = false;
  #isFlood = false;

  constructor(limits: OutputLimits) {
    this.#limits = limits;
    this.#maskers = { stdout: new Masker(limits.secrets), stderr: new Masker(limits.secrets) };
  }

  /** Reads a stream to its end. Waits for whoever takes the chunks, so that the script waits too. */
  async read(stream: OutputStream, from: Readable): Promise<void> {
    try {
      for await (const chunk of from) await this.take(stream, chunk as Buffer);
    } catch {
      // Cut off: what came is told.
    }
    clearTimeout(this.#pauses[stream]);
    if (!this.truncated) await this.#hand(stream, this.#maskers[stream].end());
  }

  async take(stream: OutputStream, chunk: Buffer): Promise<void> {
    const room = this.#limits.most - this.bytes;
    this.bytes += chunk.length;
    if (this.bytes > Math.max(this.#limits.most * floodTimes, floodAtLeast) && !this.#isFlood) {
      this.#isFlood = true;
      this.#limits.onFlood();
    }
    if (this.truncated) return;
    await this.#hand(stream, this.#maskers[stream].push(chunk.subarray(0, Math.max(0, room))));
    if (chunk.length > room) await this.#cut(stream);
    else this.#watchPause(stream);
  }

  #watchPause(stream: OutputStream): void {
    clearTimeout(this.#pauses[stream]);
    this.#pauses[stream] = setTimeout(() => {
      if (!this.truncated) this.#hand(stream, this.#maskers[stream].pause()).catch(() => {});
    }, pauseMs).unref();
  }

  /** What is held back is not told: it may be the first half of a secret. */
  async #cut(stream: OutputStream): Promise<void> {
    this.truncated = true;
    const mark = `\n[output cut off after ${Math.floor(this.#limits.most / 1024)} KiB]\n`;
    await this.#hand(stream, Buffer.from(mark));
  }

  async #hand(stream: OutputStream, bytes: Buffer): Promise<void> {
    if (bytes.length > 0) await this.#limits.on.chunk(stream, bytes);
  }
}
