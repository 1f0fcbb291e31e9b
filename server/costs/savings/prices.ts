import { type Money, money } from '../money';

/**
 * List prices on demand in US dollars, without discounts, commitments or free tiers: good for an estimate, not for an invoice.
 * Taken from AWS's public price pages: aws.amazon.com/ebs/pricing, /ec2/pricing/on-demand (Linux), /vpc/pricing and
 * /elasticloadbalancing/pricing. What is not in here has no estimate; nothing is guessed from another region.
 */
export const pricesAsOf = '2025-12';
export const pricesSource = 'AWS list prices on demand, aws.amazon.com/ebs/pricing, /ec2/pricing/on-demand, /vpc/pricing';

/** AWS reckons a month as 730 hours. */
export const hoursAMonth = 730;

interface RegionPrices {
  /** A GB-month by volume type. */
  volume: Readonly<Record<string, string>>;
  /** A provisioned IOPS-month of io1 and io2; of gp3 only above 3,000. */
  iops: Readonly<Record<string, string>>;
  /** A GB-month of an EBS snapshot in the standard tier. */
  snapshot: string;
  /** An hour of the `large` of a family, Linux; other sizes are multiples of it. */
  large: Readonly<Record<string, string>>;
  natGatewayHour: string;
  loadBalancerHour: string;
}

/** An hour of a public IPv4 address, in use or not: the same everywhere in the partition `aws`. */
export const publicAddressHour = '0.005';

const american: RegionPrices = {
  volume: { gp2: '0.10', gp3: '0.08', io1: '0.125', io2: '0.125', st1: '0.045', sc1: '0.015', standard: '0.05' },
  iops: { gp3: '0.005', io1: '0.065', io2: '0.065' },
  snapshot: '0.05',
  large: { t3: '0.0832', t3a: '0.0752', m5: '0.096', m6i: '0.096', c5: '0.085', c6i: '0.085', r5: '0.126', r6i: '0.126' },
  natGatewayHour: '0.045',
  loadBalancerHour: '0.0225',
};

export const regionPrices: Readonly<Record<string, RegionPrices>> = {
  'us-east-1': american,
  'us-east-2': american,
  'us-west-2': american,
  'eu-central-1': {
    volume: { gp2: '0.119', gp3: '0.0952', io1: '0.149', io2: '0.149', st1: '0.054', sc1: '0.018', standard: '0.059' },
    iops: { gp3: '0.006', io1: '0.078', io2: '0.078' },
    snapshot: '0.054',
    large: { t3: '0.096', t3a: '0.0864', m5: '0.115', m6i: '0.115', c5: '0.097', c6i: '0.097', r5: '0.152', r6i: '0.152' },
    natGatewayHour: '0.052',
    loadBalancerHour: '0.027',
  },
  'eu-west-1': {
    volume: { gp2: '0.11', gp3: '0.088', io1: '0.138', io2: '0.138', st1: '0.05', sc1: '0.0168', standard: '0.055' },
    iops: { gp3: '0.0055', io1: '0.072', io2: '0.072' },
    snapshot: '0.05',
    large: { t3: '0.0912', t3a: '0.0816', m5: '0.107', m6i: '0.107', c5: '0.096', c6i: '0.0912', r5: '0.141', r6i: '0.141' },
    natGatewayHour: '0.048',
    loadBalancerHour: '0.0252',
  },
  'ap-southeast-1': {
    volume: { gp2: '0.12', gp3: '0.096', io1: '0.138', io2: '0.138', st1: '0.054', sc1: '0.018', standard: '0.08' },
    iops: { gp3: '0.006', io1: '0.072', io2: '0.072' },
    snapshot: '0.05',
    large: { t3: '0.1056', t3a: '0.0944', m5: '0.12', m6i: '0.12', c5: '0.098', c6i: '0.098', r5: '0.152', r6i: '0.152' },
    natGatewayHour: '0.059',
    loadBalancerHour: '0.0252',
  },
};

/** How many `large` a size is; AWS prices the sizes of a family in proportion. */
const sizes: Readonly<Record<string, string>> = {
  nano: '0.0625',
  micro: '0.125',
  small: '0.25',
  medium: '0.5',
  large: '1',
  xlarge: '2',
  '2xlarge': '4',
  '4xlarge': '8',
  '8xlarge': '16',
  '12xlarge': '24',
  '16xlarge': '32',
  '24xlarge': '48',
};

/** A month of a running Linux machine; null: no price is known. */
export function instancePrice(region: string, instanceType: string): Money | null {
  const [family = '', size = ''] = instanceType.split('.');
  const large = regionPrices[region]?.large[family];
  const factor = sizes[size];
  return large && factor ? money(large).times(money(factor)).times(hoursAMonth) : null;
}

/** A month of a volume; null: no price is known. */
export function volumePrice(region: string, volume: { type: string; sizeGb: number; iops: number | null }): Money | null {
  const prices = regionPrices[region];
  const perGb = prices?.volume[volume.type];
  if (!prices || !perGb) return null;
  const perIops = prices.iops[volume.type];
  const paidIops = perIops && volume.iops ? Math.max(0, volume.iops - (volume.type === 'gp3' ? 3_000 : 0)) : 0;
  return money(perGb)
    .times(volume.sizeGb)
    .plus(money(perIops ?? '0').times(paidIops));
}

/** A month of a snapshot that holds every block of its volume: the most that it can cost. */
export function snapshotPrice(region: string, sizeGb: number): Money | null {
  const perGb = regionPrices[region]?.snapshot;
  return perGb ? money(perGb).times(sizeGb) : null;
}

export const addressPrice = (): Money => money(publicAddressHour).times(hoursAMonth);

export function loadBalancerPrice(region: string): Money | null {
  const hour = regionPrices[region]?.loadBalancerHour;
  return hour ? money(hour).times(hoursAMonth) : null;
}
