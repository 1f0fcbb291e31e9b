import type { Charge, WorldBill } from '../../contract';
import { ApiError } from '../../define-service';

const DAY = 86_400_000;
const keptMonths = 14;

/** As Cost Explorer refuses what it does not take. */
export const refuse = (message: string): ApiError => new ApiError('ValidationException', 400, message);

/** `YYYY-MM-DD` from `Start` up to but not including `End`. */
export function daysBetween(period: { Start?: string | undefined; End?: string | undefined } | undefined): string[] {
  const { Start = '', End = '' } = period ?? {};
  if (!/^\d{4}-\d{2}-\d{2}$/.test(Start) || !/^\d{4}-\d{2}-\d{2}$/.test(End)) throw refuse('Invalid date in the time period.');
  if (Start >= End) throw refuse('Start date (and hour) should be before end date (and hour).');
  const days: string[] = [];
  for (let at = Date.parse(`${Start}T00:00:00Z`); at < Date.parse(`${End}T00:00:00Z`); at += DAY)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

/** Cost Explorer keeps fourteen months, the running one included, for who has not asked for more. */
export function guardHistory(first: string, now: Date): void {
  const oldest = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - keptMonths + 1, 1)).toISOString().slice(0, 10);
  if (first < oldest) throw refuse(`You haven't enabled historical data beyond ${keptMonths} months.`);
}

type Dimension = 'LINKED_ACCOUNT' | 'SERVICE' | 'REGION' | 'RECORD_TYPE' | 'USAGE_TYPE';
export type Grouping = { Type?: string | undefined; Key?: string | undefined };
interface Match {
  Key?: string | undefined;
  Values?: string[] | undefined;
}
export interface Filter {
  And?: Filter[] | undefined;
  Or?: Filter[] | undefined;
  Not?: Filter | undefined;
  Dimensions?: Match | undefined;
  Tags?: Match | undefined;
}

const readers: Readonly<Record<Dimension, (charge: Charge) => string>> = {
  LINKED_ACCOUNT: ({ accountId }) => accountId,
  SERVICE: ({ service }) => service,
  REGION: ({ region }) => region,
  RECORD_TYPE: ({ recordType }) => recordType,
  USAGE_TYPE: ({ usageType }) => usageType,
};

export function dimensionReader(key: string | undefined): (charge: Charge) => string {
  if (!key || !Object.hasOwn(readers, key)) throw refuse(`The dimension ${key} is not valid here.`);
  return readers[key as Dimension];
}

export function keyReader({ Type, Key = '' }: Grouping): (charge: Charge) => string {
  if (Type === 'TAG') return ({ tags }) => `${Key}$${tags[Key] ?? ''}`;
  if (Type === 'DIMENSION') return dimensionReader(Key);
  throw refuse(`Groups of type ${Type} are not valid here.`);
}

export function matches(charge: Charge, filter: Filter | undefined): boolean {
  if (!filter) return true;
  if (filter.And) return filter.And.every((each) => matches(charge, each));
  if (filter.Or) return filter.Or.some((each) => matches(charge, each));
  if (filter.Not) return !matches(charge, filter.Not);
  const { Values = [] } = filter.Dimensions ?? filter.Tags ?? {};
  if (filter.Dimensions) return Values.includes(dimensionReader(filter.Dimensions.Key)(charge));
  return Values.includes(charge.tags[filter.Tags?.Key ?? ''] ?? '');
}

/** Sums of a period by keys, in their order: `period` names days as `day` or their month. */
export function summed(
  bill: WorldBill,
  days: readonly string[],
  now: Date,
  periodOf: (day: string) => string,
  keysOf: (charge: Charge) => readonly string[],
  filter: Filter | undefined,
): { period: string; keys: readonly string[]; amount: bigint }[] {
  const sums = new Map<string, { period: string; keys: readonly string[]; amount: bigint }>();
  for (const day of days)
    for (const charge of bill.charges(day, now)) {
      if (!matches(charge, filter)) continue;
      const keys = keysOf(charge);
      const place = JSON.stringify([periodOf(day), ...keys]);
      const known = sums.get(place);
      if (known) known.amount += charge.amount;
      else sums.set(place, { period: periodOf(day), keys, amount: charge.amount });
    }
  return [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}
