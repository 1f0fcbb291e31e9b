import { expect, it } from 'vitest';
import { z } from 'zod';
import { mappingId } from '../workflows/schema';
import { parseInput } from './parse-input';

const refusal = (schema: z.ZodType, value: unknown): string => {
  try {
    parseInput(schema, value, 'query');
  } catch (error) {
    return (error as Error).message;
  }
  return 'none';
};

it('says of what may be one of several things what each would have to be', () => {
  const size = z.strictObject({ size: z.union([z.int('must be a whole number'), z.enum(['small', 'large'], 'must be small or large')]) });
  for (const value of [true, null, {}])
    expect(refusal(size, { size: value })).toBe('The query is not right: size: must be a whole number, or must be small or large.');
});

it('says which ids of mappings there are, whatever came instead', () => {
  const query = z.strictObject({ id: mappingId });
  for (const id of ['7', '', 7, undefined])
    expect(refusal(query, { id })).toMatch(/^The query is not right: id: must be the id of a mapping, or of a built-in one: builtin-\w/);
  expect(refusal(query, { id: 'builtin-python' })).toBe('none');
});
