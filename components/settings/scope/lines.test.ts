import { expect, it } from 'vitest';
import { linesOf, tagsOf } from './lines';

it('takes what people type line by line, as they mean it', () => {
  expect(linesOf(' a \n\n b\n')).toEqual(['a', 'b']);
  expect(tagsOf('env = sandbox*\nowner\nurl=a=b\nempty=')).toEqual({ env: 'sandbox*', owner: '*', url: 'a=b', empty: '' });
});
