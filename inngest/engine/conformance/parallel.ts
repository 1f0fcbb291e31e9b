import { expect, it } from 'vitest';
import type { Cases } from '../testing/target';

/** Steps at the same time. The numbers are those of points.ts. */
export function parallelCases(cases: Cases): void {
  it('12: runs parallel steps once each, then what follows them', async () => {
    await cases.send('t/parallel', 'p12');
    expect((await cases.marked('p12', 'follower')).value).toEqual(['a', 'b', 'c']);
    await cases.marked('p12', 'observed-failed');
    for (const mark of ['a', 'b', 'c', 'follower']) expect([mark, cases.count('p12', mark)]).toEqual([mark, 1]);
  });

  it('13: takes failing branches, chains, a sleep and a wait side by side', async () => {
    await cases.send('t/parallel', 'p13');
    const failed = await cases.marked('p13', 'observed-failed');
    expect(failed.value).toMatchObject({ message: 'uncaught branch' });
    for (const mark of ['good', 'x-1', 'x-2', 'y-1', 'y-2', 'works']) expect([mark, cases.count('p13', mark)]).toEqual([mark, 1]);
    expect(cases.count('p13', 'bad')).toBe(2);
    expect(cases.lines('p13', 'settled').at(-1)?.value).toEqual(['fulfilled', 'rejected']);
    expect(cases.lines('p13', 'mixed').at(-1)?.value).toEqual(['x-2', 'y-2', null, null]);
    expect(cases.count('p13', 'unreachable')).toBe(0);
  });

  const races = async (keys: { key: string; form: string; fails?: string }[], winner: string) => {
    await Promise.all(keys.map(({ key, ...data }) => cases.send('t/racing', key, data)));
    for (const { key } of keys) {
      expect((await cases.marked(key, 'end')).value).toBe(winner);
      await cases.until('the loser has run', () => cases.count(key, 'slow') > 0);
      for (const mark of ['quick', 'slow', 'after']) expect([key, mark, cases.count(key, mark)]).toEqual([key, mark, 1]);
      // What the note of this point says: the run goes on only when the losers have ended.
      if (cases.target.embedded) expect(cases.marks(key).slice(0, 3)).toEqual(['quick', 'slow', 'after']);
    }
  };

  it('14: a race has the right winner in either form, and its losers run once', () =>
    races(
      [
        { key: 'p14-plain', form: 'plain' },
        { key: 'p14-group', form: 'group' },
      ],
      'quick',
    ));

  it('14: a race is lost by the first that fails, and not by a loser that does', async () => {
    const both = (fails: string) => ['plain', 'group'].map((form) => ({ key: `p14-${form}-${fails}`, form, fails }));
    await Promise.all([races(both('slow'), 'quick'), races(both('quick'), 'the quick one failed')]);
  });

  it('15: the older form of parallel steps ends right', async () => {
    await cases.send('t/one-by-one', 'p15');
    expect((await cases.marked('p15', 'end')).value).toEqual(['a', 'b']);
    expect([cases.count('p15', 'a'), cases.count('p15', 'b')]).toEqual([1, 1]);
  });
}
