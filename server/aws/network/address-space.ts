import ipaddr from 'ipaddr.js';

export type Family = 'ipv4' | 'ipv6';
/** First and last address of a run, both included. */
export type Span = readonly [first: bigint, last: bigint];

export interface Cidr {
  family: Family;
  prefix: number;
  span: Span;
}

const widths = { ipv4: 32, ipv6: 128 } as const;
const whole: Record<Family, Span> = { ipv4: [0n, 2n ** 32n - 1n], ipv6: [0n, 2n ** 128n - 1n] };
/** Where hosts on the internet live: all of IPv4, and 2000::/3, the only part of IPv6 that is given out (IANA). */
const internet: Record<Family, Span> = { ipv4: whole.ipv4, ipv6: [0x2n << 124n, (0x4n << 124n) - 1n] };

/** Null for what is not a CIDR block. */
export function parseCidr(text: string | undefined): Cidr | null {
  const trimmed = text?.trim() ?? '';
  if (!ipaddr.isValidCIDR(trimmed)) return null;
  const [address, prefix] = ipaddr.parseCIDR(trimmed);
  const family = address.kind();
  const size = 2n ** BigInt(widths[family] - prefix);
  const value = address.toByteArray().reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const first = (value / size) * size;
  return { family, prefix, span: [first, first + size - 1n] };
}

/** Merges spans that overlap or touch, in order. */
export function union(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((left, right) => (left[0] < right[0] ? -1 : left[0] > right[0] ? 1 : 0));
  const merged: Span[] = [];
  for (const [first, last] of sorted) {
    const previous = merged.at(-1);
    if (previous === undefined || first > previous[1] + 1n) merged.push([first, last]);
    else if (last > previous[1]) merged[merged.length - 1] = [previous[0], last];
  }
  return merged;
}

/** What of `spans` is not in `taken`. */
export function subtract(spans: readonly Span[], taken: readonly Span[]): Span[] {
  return taken.reduce<Span[]>(
    (left, [from, to]) =>
      left.flatMap(([first, last]): Span[] => {
        if (to < first || from > last) return [[first, last]];
        const rest: Span[] = [];
        if (first < from) rest.push([first, from - 1n]);
        if (last > to) rest.push([to + 1n, last]);
        return rest;
      }),
    [...spans],
  );
}

/** Whether the spans together hold at least half of the internet's addresses. So `0.0.0.0/0`, each `/1`, and any pieces that add up to that. */
export function holdsInternet(family: Family, spans: readonly Span[]): boolean {
  const [first, last] = internet[family];
  const held = union(spans).reduce((sum, [from, to]) => {
    const start = from > first ? from : first;
    const end = to < last ? to : last;
    return end >= start ? sum + (end - start + 1n) : sum;
  }, 0n);
  return held * 2n >= last - first + 1n;
}
