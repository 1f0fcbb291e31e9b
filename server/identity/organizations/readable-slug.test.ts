import { expect, test } from 'vitest';
import { readableSlug } from './readable-slug';

test.each([
  ['Müller GmbH', 'muller-gmbh'],
  ['  Lumen — Shop!  ', 'lumen-shop'],
  ['東京', 'organization'],
  ['abcdefghijk lmn', 'abcdefghijk'],
])('%s becomes %s', (name, slug) => {
  expect(readableSlug(name, 12)).toBe(slug);
});
