import type { ContentLook } from './types';

const mostHits = 50;

/** Several looks at parts of one thing, as one. */
export function mergeLooks(looks: readonly ContentLook[], alsoUnseen: readonly string[] = []): ContentLook {
  const sum = (of: (look: ContentLook) => number): number => looks.reduce((total, look) => total + of(look), 0);
  return {
    secrets: looks.flatMap(({ secrets }) => secrets).slice(0, mostHits),
    files: sum(({ files }) => files),
    compiled: sum(({ compiled }) => compiled),
    bytes: sum(({ bytes }) => bytes),
    unseen: [...new Set([...looks.flatMap(({ unseen }) => unseen), ...alsoUnseen])],
  };
}
