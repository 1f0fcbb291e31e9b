import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../errors';
import { derivedKey } from '../identity/derive-key';
import type { AnyOrgId } from '../ids';

type KeysetValue = string | number | null;

const payloadSchema = z.array(z.union([z.string(), z.number(), z.null()])).max(8);

const mac = (orgId: AnyOrgId, list: string, payload: string): Buffer =>
  createHmac('sha256', derivedKey('cursor'))
    .update(JSON.stringify([orgId, list, payload]))
    .digest()
    .subarray(0, 16);

/**
 * A cursor: the sort values of the last row of a page, signed. It is worth something only to the organization and the list it was made for.
 * @param list what the position is in: name of the list with its sort order, e.g. 'findings:severity'
 */
export function encodeCursor(orgId: AnyOrgId, list: string, values: readonly KeysetValue[]): string {
  const payload = Buffer.from(JSON.stringify(values)).toString('base64url');
  return `${payload}.${mac(orgId, list, payload).toString('base64url')}`;
}

/**
 * The sort values of a cursor that we made for this organization and list.
 * @param schema a tuple of what the list sorts by
 * @throws AppError BAD_REQUEST for any other
 */
export function decodeCursor<T extends z.ZodType>(orgId: AnyOrgId, list: string, cursor: string, schema: T): z.output<T> {
  const [payload = '', signature = ''] = cursor.split('.');
  const given = Buffer.from(signature, 'base64url');
  const expected = mac(orgId, list, payload);
  const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
  const values = isOurs ? payloadSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString())).data : undefined;
  const parsed = schema.safeParse(values);
  if (!parsed.success)
    throw new AppError('BAD_REQUEST', 'This cursor does not belong to this list in this order: begin again without a cursor.');
  return parsed.data;
}
