import { expect, it } from 'vitest';
import { z } from 'zod';
import { listField } from './schemas';

const list = z.object({ tag: listField(z.string().min(1)) });

it.each([
  ['one', ['one']],
  ['one,two,one', ['one', 'two']],
  [
    ['one', 'two,three'],
    ['one', 'two', 'three'],
  ],
  ['Owner=Smith%2C Jane,Team=a', ['Owner=Smith, Jane', 'Team=a']],
  [['Owner=Smith%2c Jane'], ['Owner=Smith, Jane']],
  ['half=50%', ['half=50%']],
])('reads %j as a list', (given, items) => expect(list.parse({ tag: given })).toEqual({ tag: items }));

it('refuses empty items and no items', () => {
  expect(list.safeParse({ tag: 'one,,two' }).success).toBe(false);
  expect(list.safeParse({ tag: '' }).success).toBe(false);
  expect(list.parse({})).toEqual({});
});
