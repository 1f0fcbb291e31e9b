import { expect, it } from 'vitest';
import { openDocuments } from './open-documents';

it('opens documents wherever they stand, and leaves what only looks like one', () => {
  expect(openDocuments({ Policy: '{"Version":"2012-10-17"}', list: ['[1]', '{not json', 'text', 3, null] })).toEqual({
    Policy: { Version: '2012-10-17' },
    list: [[1], '{not json', 'text', 3, null],
  });
});
