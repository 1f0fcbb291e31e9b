import type { Statement } from '@/server/aws/policy/types';

interface Entry<T> {
  text: string;
  item: T;
  /** Its place in the list that was indexed. */
  at: number;
}

/**
 * Finds among many things those that statements may speak about, by the literal beginning of the statements' resource patterns.
 * It leaves out only what no pattern can match; whether a statement really covers one of them is the evaluator's to say.
 */
export class Candidates<T> {
  private readonly sorted: readonly Entry<T>[];

  /** `textOf`: what statements must cover: an ARN, or a pattern that must be granted whole. */
  constructor(
    private readonly all: readonly T[],
    textOf: (item: T) => string,
  ) {
    const entries = all.map((item, at) => ({ text: textOf(item), item, at }));
    this.sorted = entries.sort((left, right) => (left.text < right.text ? -1 : left.text > right.text ? 1 : 0));
  }

  /** In the order of the list. */
  for(statements: readonly Statement[]): readonly T[] {
    const found = new Map<number, T>();
    for (const { resources, notResources } of statements) {
      if (resources === null || notResources !== null) return this.all;
      for (const pattern of resources) {
        const beginning = literalBeginning(pattern);
        if (beginning === '') return this.all;
        for (let at = this.firstFrom(beginning); this.sorted[at]?.text.startsWith(beginning); at += 1) {
          const entry = this.sorted[at];
          if (entry) found.set(entry.at, entry.item);
        }
      }
    }
    return [...found].sort(([left], [right]) => left - right).map(([, item]) => item);
  }

  private firstFrom(text: string): number {
    let [from, to] = [0, this.sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.sorted[middle]?.text ?? '') < text) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

/** Up to the first wildcard, variable or escape. */
const literalBeginning = (pattern: string): string => /^[^*?$]*/.exec(pattern)?.[0] ?? '';
