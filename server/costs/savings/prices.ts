import { type Money, money, zero } from '../money';
import { publicAddressHour, regionPrices, sizes } from './price-table';

/** AWS reckons a month as 730 hours. */
const hoursAMonth = 730;

/** A month of a running machine with Linux, on shared hardware and on demand; null: no price is known. */
export function instancePrice(region: string, instanceType: string): Money | null {
  const [family = '', size = ''] = instanceType.split('.');
  const large = regionPrices[region]?.large?.[family];
  const factor = sizes[size];
  return large && factor ? money(large).times(money(factor)).times(hoursAMonth) : null;
}

/** What is in the price of a gp3 volume. */
const gp3Iops = 3_000;
const gp3Throughput = 125;
/** A MB/s-month of gp3 costs half of what a GB-month does, in every region of the table. */
const throughputOfGb = '0.5';
/** IOPS of io2 cost less the more there are: up to 32,000, up to 64,000, and beyond. */
const io2Steps = [
  { from: 0, part: '1' },
  { from: 32_000, part: '0.7' },
  { from: 64_000, part: '0.49' },
] as const;

export interface VolumeFacts {
  type: string;
  sizeGb: number;
  iops: number | null;
  /** MB/s, of gp3. */
  throughput: number | null;
}

/** A month of a volume; null: no price is known. */
export function volumePrice(region: string, volume: VolumeFacts): Money | null {
  const prices = regionPrices[region];
  const perGb = prices?.volume[volume.type];
  if (!prices || !perGb) return null;
  const perIops = prices.iops[volume.type];
  if (volume.type.startsWith('io') && (!perIops || volume.iops === null)) return null;
  const throughput = volume.type === 'gp3' ? Math.max(0, (volume.throughput ?? gp3Throughput) - gp3Throughput) : 0;
  return money(perGb)
    .times(volume.sizeGb)
    .plus(perIops ? iopsPrice(volume, perIops) : zero)
    .plus(money(perGb).times(money(throughputOfGb)).times(throughput));
}

function iopsPrice({ type, iops }: VolumeFacts, perIops: string): Money {
  if (type === 'gp3') return money(perIops).times(Math.max(0, (iops ?? gp3Iops) - gp3Iops));
  if (type !== 'io2') return money(perIops).times(iops ?? 0);
  return io2Steps.reduce((sum, { from, part }, index) => {
    const until = io2Steps[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    const within = Math.max(0, Math.min(iops ?? 0, until) - from);
    return sum.plus(money(perIops).times(money(part)).times(within));
  }, zero);
}

/** A month of a snapshot that holds every block of its volume: the most that it can cost. */
export function snapshotPrice(region: string, sizeGb: number): Money | null {
  const perGb = regionPrices[region]?.snapshot;
  return perGb ? money(perGb).times(sizeGb) : null;
}

export const addressPrice = (): Money => money(publicAddressHour).times(hoursAMonth);

/** @param kind `application`, `network`, `gateway` or `classic`; null: no price is known */
export function loadBalancerPrice(region: string, kind: string): Money | null {
  const hours: Readonly<Record<string, string>> = regionPrices[region]?.loadBalancerHour ?? {};
  const hour = hours[kind];
  return hour ? money(hour).times(hoursAMonth) : null;
}
