import type { Sliceable } from './contract';

/** Several lists as one, without copying them. */
export function concatenated<T>(...parts: readonly Sliceable<T>[]): Sliceable<T> {
  const filled = parts.filter((part) => part.length > 0);
  const [only] = filled;
  if (filled.length <= 1) return only ?? [];
  return {
    length: filled.reduce((sum, part) => sum + part.length, 0),
    slice(start, end) {
      const found: T[] = [];
      let offset = 0;
      for (const part of filled) {
        if (offset >= end) break;
        if (offset + part.length > start) found.push(...part.slice(Math.max(0, start - offset), Math.min(part.length, end - offset)));
        offset += part.length;
      }
      return found;
    },
  };
}

/** All items, a thousand at a time, so that a made-on-demand list never lies in memory as a whole. */
export function* each<T>(list: Sliceable<T>): Generator<T, void> {
  for (let start = 0; start < list.length; start += 1000) yield* list.slice(start, Math.min(list.length, start + 1000));
}
