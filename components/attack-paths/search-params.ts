import { z } from 'zod';
import { pageSize, pathStatuses } from '@/server/attack-paths/constants';
import type { PathParams } from '@/server/attack-paths/data';
import { severities } from '@/server/checks/types';
import { sinceSchema } from '@/server/findings/schema';

export type PathSearch = Record<string, string | string[] | undefined>;

const one = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (Array.isArray(value) ? value[0] : value), schema.optional()).catch(undefined);

const schema = z.object({
  status: one(z.enum(pathStatuses)),
  severity: one(z.enum(severities)),
  account: one(z.uuid()),
  kind: one(z.string().max(100)),
  entry: one(z.string().max(100)),
  target: one(z.string().max(100)),
  since: one(sinceSchema),
  cursor: one(z.string().max(600)),
});

/** What a URL asks for; what makes no sense is left out. */
export function pathParamsOf(search: PathSearch): PathParams {
  const { status, severity, account, kind, entry, target, since, cursor } = schema.parse(search);
  const list = <T>(value: T | undefined) => (value === undefined ? undefined : [value]);
  return {
    status: list(status),
    severity: list(severity),
    account: list(account),
    kind: list(kind),
    entryType: list(entry),
    targetType: list(target),
    since,
    cursor,
    limit: pageSize,
  };
}

export const isFiltered = (search: PathSearch): boolean => {
  const { cursor: _, ...rest } = schema.parse(search);
  return Object.values(rest).some((value) => value !== undefined);
};
