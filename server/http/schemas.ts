import { z } from 'zod';

/** Building blocks of operations: pure, for `api.ts` files. */

export const instantSchema = z.iso.datetime().meta({ description: 'ISO 8601, UTC' });

export const idParams = z.strictObject({ id: z.uuid() });

/** Outside 1..100 is refused, never clamped. */
export const limitField = z.coerce.number().int().min(1).max(100).default(50).meta({ description: 'How many at most' });
export const cursorField = z.string().min(1).max(600).optional().meta({ description: '`nextCursor` of the page before' });

/** Query of a list; add filters with `.extend({ … })`. */
export const pageQuery = z.strictObject({ limit: limitField, cursor: cursorField });

/** Items of a list in an address. A comma of their own is `%2C` in them, as the addresses of pages have it (nuqs). */
const itemsOf = (text: string): string[] => text.split(',').map((item) => item.replaceAll(/%2C/gi, ','));

/** `?x=a&x=b` and `?x=a,b` alike, as an array without repeats. */
export const listField = <T extends z.ZodType<unknown, string>>(item: T) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? itemsOf(value) : Array.isArray(value) ? value.flatMap((each) => itemsOf(String(each))) : value),
    z
      .array(item)
      .min(1)
      .max(50)
      .transform((all) => [...new Set(all)])
      .optional(),
  );

export const paginationSchema = z
  .object({
    total: z.int().min(0),
    totalIsCapped: z.boolean().optional().meta({ description: 'true: there are more than `total`' }),
    nextCursor: z.string().nullable().meta({ description: 'null: this was the last page' }),
  })
  .meta({ id: 'Pagination' });

/** `data` of a list: `{ <plural>: […], pagination }`. */
export const listOf = <Name extends string, Item extends z.ZodType>(name: Name, item: Item) =>
  z.object({ [name]: z.array(item), pagination: paginationSchema } as { [K in Name]: z.ZodArray<Item> } & {
    pagination: typeof paginationSchema;
  });

export const emptySchema = z.object({});
