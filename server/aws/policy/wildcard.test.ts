import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { includes, matches, overlaps } from './wildcard';

const pattern = fc.string({ unit: fc.constantFrom('a', 'b', ':', '*', '?'), maxLength: 5 });
const text = fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 6 });
const asRegExp = (glob: string) => new RegExp(`^${glob.replaceAll('*', '.*').replaceAll('?', '.')}$`);

describe('wildcards', () => {
  it('matches as the regular expression does', () => {
    fc.assert(
      fc.property(pattern, text, (glob, sample) => {
        expect(matches(glob, sample)).toBe(asRegExp(glob).test(sample));
      }),
    );
  });

  it('includes only what it matches, and itself', () => {
    fc.assert(
      fc.property(pattern, pattern, text, (wide, narrow, sample) => {
        expect(includes(wide, wide)).toBe(true);
        expect(includes('*', narrow)).toBe(true);
        if (includes(wide, narrow) && matches(narrow, sample)) expect(matches(wide, sample)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('overlaps just when some text is matched by both', () => {
    const letters = ['a', 'b', ':'];
    const upTo = (length: number): string[] =>
      length === 0 ? [''] : ['', ...upTo(length - 1).flatMap((rest) => letters.map((letter) => letter + rest))];
    const samples = [...new Set(upTo(6))];
    const short = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 3 });
    fc.assert(
      fc.property(short, short, (left, right) => {
        const [l, r] = [asRegExp(left), asRegExp(right)];
        expect(overlaps(left, right)).toBe(samples.some((sample) => l.test(sample) && r.test(sample)));
      }),
    );
  });

  it('takes escaped wildcards as characters', () => {
    expect(matches('a${*}', 'a*')).toBe(true);
    expect(matches('a${*}', 'ab')).toBe(false);
    expect(matches('${?}${$}', '?$')).toBe(true);
    expect(matches('.', 'x')).toBe(false);
  });

  it('does not take escaped ones for a difference', () => {
    expect(includes('a*', 'a${*}')).toBe(true);
    expect(includes('a${*}', 'a*')).toBe(false);
    expect(includes('${$}b', '$b')).toBe(true);
    expect(overlaps('a${*}b', 'a*b')).toBe(true);
    expect(overlaps('a${*}b', 'a*c')).toBe(false);
    expect(overlaps('a$b', 'a$b')).toBe(true);
  });
});
