import { Automaton } from './automaton';
import { secretForms, shortestMasked } from './secret-forms';

const mask = Buffer.from('***');
/** A secret that is printed with more line breaks than this between two of its characters is not recognised. */
const mostBreaks = 4;

const isBreak = (byte: number): boolean => byte === 10 || byte === 13;

/**
 * Replaces secrets in a stream by `***`, however it is cut into chunks and lines. Holds back no more than what may be the
 * beginning of a secret: at most five times the longest form.
 */
export class Masker {
  readonly #automaton: Automaton;
  readonly #isIdle: boolean;
  #state = 0;
  #breaks = 0;
  #held: number[] = [];
  #isSecret: boolean[] = [];
  /** Held bytes that are no line breaks. */
  #heldText = 0;
  #inMask = false;

  constructor(secrets: readonly string[]) {
    const forms = secretForms(secrets);
    this.#isIdle = forms.length === 0;
    this.#automaton = new Automaton(forms);
  }

  /** What can be told of the stream after these bytes. */
  push(chunk: Uint8Array): Buffer {
    if (this.#isIdle) return Buffer.from(chunk);
    const out: number[] = [];
    for (const byte of chunk) this.#take(byte, out);
    return Buffer.from(out);
  }

  /** The rest, when the stream has ended. */
  end(): Buffer {
    const out: number[] = [];
    this.#release(0, out);
    this.#state = 0;
    return Buffer.from(out);
  }

  /**
   * For a stream that pauses: lets go of a few characters that may begin a secret but by chance, as the last letter of a line does,
   * so that somebody who watches sees whole lines. What may be more than chance stays.
   */
  pause(): Buffer {
    return this.#heldText < shortestMasked ? this.end() : Buffer.alloc(0);
  }

  #take(byte: number, out: number[]): void {
    this.#held.push(byte);
    this.#isSecret.push(false);
    if (isBreak(byte)) {
      this.#breaks += 1;
      if (this.#breaks > mostBreaks) this.#state = 0;
    } else {
      this.#breaks = 0;
      this.#heldText += 1;
      this.#state = this.#automaton.step(this.#state, byte);
      const length = this.#automaton.found[this.#state] ?? 0;
      if (length > 0) this.#mark(length);
    }
    this.#release(this.#automaton.depth[this.#state] ?? 0, out);
  }

  #mark(length: number): void {
    for (let at = this.#held.length - 1, left = length; left > 0 && at >= 0; at--) {
      if (isBreak(this.#held[at] ?? 0)) continue;
      this.#isSecret[at] = true;
      left -= 1;
    }
  }

  /** Lets go of all but the last `keep` characters. */
  #release(keep: number, out: number[]): void {
    let at = 0;
    while (at < this.#held.length && (this.#heldText > keep || (keep === 0 && this.#heldText === 0))) {
      const byte = this.#held[at] ?? 0;
      if (isBreak(byte)) out.push(byte);
      else {
        this.#heldText -= 1;
        if (!this.#isSecret[at]) out.push(byte);
        else if (!this.#inMask) out.push(...mask);
        this.#inMask = this.#isSecret[at] === true;
      }
      at += 1;
    }
    if (at === 0) return;
    this.#held.splice(0, at);
    this.#isSecret.splice(0, at);
  }
}
