import { describe, expect, it } from 'vitest';
import { tagsToText, textToTags } from './tag-text';

describe('tags as text', () => {
  it('come back as they were', () => {
    const tags = { team: 'payments', stage: '', url: 'https://a?b=c' };
    expect(textToTags(tagsToText(tags))).toEqual(tags);
  });

  it('forgive spaces and empty lines, and do not touch the prototype', () => {
    expect(textToTags('  a = b \n\n =x\nc')).toEqual({ a: 'b', c: '' });
    expect(Object.getPrototypeOf(textToTags('__proto__=x'))).toBe(Object.prototype);
  });
});
