import { expect, it } from 'vitest';
import { noText, takeLines } from './pending-text';

it('keeps the beginning of a line until its end comes, however long nothing came before', () => {
  const pending = noText();
  for (let n = 0; n < 20; n += 1) expect(takeLines(pending, 100)).toBe('');
  pending.text += 'To be run:\naws ec2 enable-ebs-encryption-by-defaul';
  expect(takeLines(pending, 100)).toBe('To be run:\n');
  for (let n = 0; n < 4; n += 1) expect(takeLines(pending, 100)).toBe('');
  pending.text += 't\n';
  expect(takeLines(pending, 100)).toBe('aws ec2 enable-ebs-encryption-by-default\n');
});

it('gives out a line that does not end: a question, or one that is too long', () => {
  const pending = noText();
  pending.text = 'Continue? ';
  const taken = Array.from({ length: 7 }, () => takeLines(pending, 100));
  expect(taken.join('|')).toBe('|||||Continue? |');
  pending.text = 'x'.repeat(101);
  expect(takeLines(pending, 100)).toHaveLength(101);
});

it('gives out the rest at the end', () => {
  const pending = { ...noText(), text: 'one\ntwo' };
  expect(takeLines(pending, 100, true)).toBe('one\ntwo');
});
