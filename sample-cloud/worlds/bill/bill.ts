import type { Charge, WorldBill } from '../../contract';
import { randomFrom } from '../../engine/random';
import { dayOf } from '../clock';
import { accounts } from '../lumen';
import { type Cost, costs, dataLake, names } from './plan';

const DAY = 86_400_000;
const unit = 10_000_000_000n;

/** Exact from here on: a plan's dollars as tenths of billionths. */
const exactly = (dollars: number): bigint => BigInt(Math.round(dollars * 1e10));

/** What happened once, by days before the anchor: a factor on what a service cost in an account. */
const events: readonly { since: number; until: number; account: string; service: string; factor: number }[] = [
  // A misrouted backup went through the NAT gateway for two days.
  { since: 12, until: 10, account: accounts.production, service: names.ec2Other, factor: 4.6 },
  // A load test before last summer's sale.
  { since: 142, until: 139, account: accounts.production, service: names.ec2, factor: 2.1 },
];

const onceOnly: readonly { daysAgo: number; line: Omit<Charge, 'amount'>; dollars: number }[] = [
  ...[91, 61, 31].map((daysAgo) => ({
    daysAgo,
    dollars: -250,
    line: extra('Credit', names.ec2, 'EUC1-BoxUsage:m6i.xlarge', 'eu-central-1'),
  })),
  { daysAgo: 37, dollars: -84.2, line: extra('Refund', names.rds, 'EUC1-InstanceUsage:db.r6g.xlarge', 'eu-central-1') },
];

function extra(recordType: Charge['recordType'], service: string, usageType: string, region: string): Omit<Charge, 'amount'> {
  return { accountId: accounts.production, service, region, recordType, usageType, tags: {} };
}

const seedOf = (text: string): number => {
  let hash = 2_166_136_261;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619);
  return hash >>> 0;
};

/** The same few percent up or down each time it is asked. */
const noise = (key: string): number => 0.96 + 0.08 * randomFrom(seedOf(key))();

function ordinary(cost: Cost, day: string, daysAgo: number): number {
  if (cost.since !== undefined && daysAgo > cost.since) return 0;
  if (cost.until !== undefined && daysAgo <= cost.until) return 0;
  if (cost.monthly) return day.endsWith('-01') ? cost.perDay * (1 - (daysAgo / 30) * cost.growth) : 0;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const rate = weekday === 0 || weekday === 6 ? cost.weekend : 1;
  return cost.perDay * rate * Math.max(0.2, 1 - (daysAgo / 30) * cost.growth);
}

function linesOf(day: string, daysAgo: number): Charge[] {
  const lines: Charge[] = costs.flatMap((cost) => {
    const usual = ordinary(cost, day, daysAgo);
    if (usual === 0) return [];
    const factor = events.reduce(
      (product, { since, until, account, service, factor }) =>
        account === cost.account && service === cost.service && daysAgo <= since && daysAgo > until ? product * factor : product,
      1,
    );
    const amount = exactly(usual * factor * (cost.monthly ? 1 : noise(`${cost.account} ${cost.usageType} ${cost.region} ${day}`)));
    const { account: accountId, service, region, usageType, tags } = cost;
    return [{ accountId, service, region, recordType: 'Usage' as const, usageType, tags, amount }];
  });
  for (const { daysAgo: when, line, dollars } of onceOnly) if (when === daysAgo) lines.push({ ...line, amount: exactly(dollars) });
  // AWS books a month's tax on its first day.
  if (day.endsWith('-01'))
    lines.push({ ...extra('Tax', names.tax, 'NoUsageType', 'NoRegion'), amount: exactly(1_180 * Math.max(0.2, 1 - daysAgo / 2_500)) });
  return lines;
}

/** How much of a day AWS has put on the bill yet: it is eight hours behind. */
function knownPart(day: string, now: Date): bigint {
  const hours = (now.getTime() - 8 * 3600_000 - Date.parse(`${day}T00:00:00Z`)) / 3600_000;
  return BigInt(Math.max(0, Math.min(24, Math.floor(hours))));
}

/**
 * Fourteen months of Lumen's bill up to the anchor and on from there. A payer sees all accounts, a member its own.
 * @param own the members' own account; undefined: the payer's
 */
export function lumenBill(anchor: Date, own?: string): WorldBill {
  const days = new Map<string, readonly Charge[]>();
  const daysAgoOf = (day: string) => -dayOf(anchor, new Date(`${day}T00:00:00Z`));
  const isMine = ({ accountId }: Charge) => own === undefined || accountId === own;
  const whole = (day: string): readonly Charge[] => {
    const known = days.get(day);
    if (known) return known;
    const made = linesOf(day, daysAgoOf(day)).filter(isMine);
    days.set(day, made);
    return made;
  };
  const dayAgo = (daysAgo: number) => new Date(anchor.getTime() - daysAgo * DAY).toISOString().slice(0, 10);
  const called: Readonly<Record<string, string>> = {
    [accounts.production]: 'Lumen Shop – production',
    [accounts.staging]: 'Lumen Shop – staging',
    [accounts.sandbox]: 'Lumen sandbox',
    [dataLake]: 'Lumen data lake',
  };
  return {
    currency: 'USD',
    accounts: own === undefined ? called : { [own]: called[own] ?? own },
    charges(day, now) {
      const part = knownPart(day, now);
      if (part === 0n) return [];
      if (part === 24n) return whole(day);
      return whole(day).map((line) => (line.recordType === 'Usage' ? { ...line, amount: (line.amount * part) / 24n } : line));
    },
    expected: (day) =>
      costs
        .filter(({ account }) => own === undefined || account === own)
        .reduce((sum, cost) => sum + exactly(ordinary(cost, day, daysAgoOf(day))), 0n),
    oddities:
      own === undefined || own === accounts.production
        ? [
            {
              day: dayAgo(12),
              lastDay: dayAgo(11),
              accountId: accounts.production,
              service: names.ec2Other,
              expected: 51.8,
              actual: 237.4,
            },
          ]
        : [],
    budgets:
      own === undefined
        ? [
            { name: 'Lumen, everything', amount: '10000' },
            { name: 'Sandbox', amount: '150', accountId: accounts.sandbox },
          ]
        : [],
  };
}

/** An exact amount as AWS writes it. */
export function asDecimal(amount: bigint): string {
  const sign = amount < 0n ? '-' : '';
  const size = amount < 0n ? -amount : amount;
  const fraction = (size % unit).toString().padStart(10, '0').replace(/0+$/, '');
  return `${sign}${size / unit}${fraction ? `.${fraction}` : ''}`;
}
