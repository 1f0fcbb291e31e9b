/** Finds many byte strings in one pass: the automaton of Aho and Corasick. State 0 is the beginning. */
export class Automaton {
  readonly #next: Map<number, number> = new Map();
  readonly #fail: number[] = [0];
  /** How many bytes of a form are matched in a state. */
  readonly depth: number[] = [0];
  /** The length of the longest form that ends in a state; 0: none does. */
  readonly found: number[] = [0];

  constructor(forms: readonly string[]) {
    for (const form of forms) this.#insert(Buffer.from(form));
    this.#link();
  }

  step(state: number, byte: number): number {
    for (let from = state; ; from = this.#fail[from] ?? 0) {
      const to = this.#next.get(from * 256 + byte);
      if (to !== undefined) return to;
      if (from === 0) return 0;
    }
  }

  #insert(form: Buffer): void {
    let state = 0;
    for (const byte of form) {
      const edge = state * 256 + byte;
      let to = this.#next.get(edge);
      if (to === undefined) {
        to = this.depth.length;
        this.#next.set(edge, to);
        this.depth.push((this.depth[state] ?? 0) + 1);
        this.found.push(0);
        this.#fail.push(0);
      }
      state = to;
    }
    this.found[state] = form.length;
  }

  /** From the root outwards: where to go on when the next byte does not fit. */
  #link(): void {
    const edges = [...this.#next].sort(([, a], [, b]) => (this.depth[a] ?? 0) - (this.depth[b] ?? 0));
    for (const [edge, to] of edges) {
      const from = Math.floor(edge / 256);
      const fail = from === 0 ? 0 : this.step(this.#fail[from] ?? 0, edge % 256);
      this.#fail[to] = fail;
      this.found[to] = Math.max(this.found[to] ?? 0, this.found[fail] ?? 0);
    }
  }
}
