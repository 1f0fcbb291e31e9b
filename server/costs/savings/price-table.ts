/**
 * List prices on demand in US dollars, without discounts, commitments or free tiers: good for an estimate, not for an invoice.
 * From AWS's public price pages: aws.amazon.com/ebs/pricing, /ec2/pricing/on-demand (Linux, shared), /vpc/pricing and
 * /elasticloadbalancing/pricing. On 2026-11-26 the volumes' storage and IOPS, the application load balancers of eleven regions and
 * some snapshots and machines were compared with independent copies of AWS's price list; the rest was not. What is not in here has
 * no estimate; nothing is guessed from another region.
 */
export const pricesAsOf = '2025-12';
export const pricesSource =
  'AWS list prices on demand, aws.amazon.com/ebs/pricing, /ec2/pricing/on-demand, /vpc/pricing, /elasticloadbalancing/pricing';

export interface RegionPrices {
  /** A GB-month by volume type. */
  volume: Readonly<Record<string, string>>;
  /** A provisioned IOPS-month of io1 and io2; of gp3 only above 3,000. */
  iops: Readonly<Record<string, string>>;
  /** A GB-month of an EBS snapshot in the standard tier. */
  snapshot?: string;
  /** An hour of the `large` of a family, Linux; other sizes are multiples of it. */
  large?: Readonly<Record<string, string>>;
  /** By kind; `classic` for the old ones. What goes through is billed besides. */
  loadBalancerHour?: Readonly<Partial<Record<'application' | 'network' | 'gateway' | 'classic', string>>>;
}

/** An hour of a public IPv4 address of Amazon's, in use or not: the same everywhere in the partition `aws`, since February 2024. */
export const publicAddressHour = '0.005';

const balancers = (application: string) => ({
  application,
  network: application,
});

const american: RegionPrices = {
  volume: { gp2: '0.10', gp3: '0.08', io1: '0.125', io2: '0.125', st1: '0.045', sc1: '0.015', standard: '0.05' },
  iops: { gp3: '0.005', io1: '0.065', io2: '0.065' },
  snapshot: '0.05',
  large: {
    t2: '0.0928',
    t3: '0.0832',
    t3a: '0.0752',
    t4g: '0.0672',
    m5: '0.096',
    m5a: '0.086',
    m6a: '0.0864',
    m6g: '0.077',
    m6i: '0.096',
    m7g: '0.0816',
    m7i: '0.1008',
    c5: '0.085',
    c5a: '0.077',
    c6g: '0.068',
    c6i: '0.085',
    c7g: '0.0725',
    r5: '0.126',
    r5a: '0.113',
    r6g: '0.1008',
    r6i: '0.126',
    r7g: '0.1071',
  },
  loadBalancerHour: { ...balancers('0.0225'), gateway: '0.0125', classic: '0.025' },
};

export const regionPrices: Readonly<Record<string, RegionPrices>> = {
  'us-east-1': american,
  'us-east-2': american,
  'us-west-2': american,
  'us-west-1': {
    volume: { gp2: '0.12', gp3: '0.096', io1: '0.138', io2: '0.138', st1: '0.054', sc1: '0.018' },
    iops: { gp3: '0.006', io1: '0.072', io2: '0.072' },
    loadBalancerHour: balancers('0.0252'),
  },
  'ca-central-1': {
    volume: { gp2: '0.11', gp3: '0.088', io1: '0.138', st1: '0.05', sc1: '0.0168' },
    iops: { gp3: '0.0055', io1: '0.072' },
    loadBalancerHour: balancers('0.02475'),
  },
  'eu-central-1': {
    volume: { gp2: '0.119', gp3: '0.0952', io1: '0.149', io2: '0.149', st1: '0.054', sc1: '0.018', standard: '0.059' },
    iops: { gp3: '0.006', io1: '0.078', io2: '0.078' },
    snapshot: '0.054',
    large: {
      t3: '0.096',
      t3a: '0.0864',
      t4g: '0.0768',
      m5: '0.115',
      m6g: '0.092',
      m6i: '0.115',
      c5: '0.097',
      c6g: '0.0776',
      c6i: '0.097',
      r5: '0.152',
      r6g: '0.1216',
      r6i: '0.152',
    },
    loadBalancerHour: { ...balancers('0.027'), gateway: '0.0135', classic: '0.03' },
  },
  'eu-west-1': {
    volume: { gp2: '0.11', gp3: '0.088', io1: '0.138', io2: '0.138', st1: '0.05', sc1: '0.0168', standard: '0.055' },
    iops: { gp3: '0.0055', io1: '0.072', io2: '0.072' },
    snapshot: '0.05',
    large: { t3: '0.0912', t3a: '0.0816', m5: '0.107', m6i: '0.107', c5: '0.096', c6i: '0.0912', r5: '0.141', r6i: '0.141' },
    loadBalancerHour: { ...balancers('0.0252'), classic: '0.028' },
  },
  'eu-west-2': {
    volume: { gp2: '0.116', gp3: '0.0928', io1: '0.145', io2: '0.145', st1: '0.053', sc1: '0.0174' },
    iops: { gp3: '0.0058', io1: '0.076', io2: '0.076' },
    snapshot: '0.053',
    loadBalancerHour: balancers('0.02646'),
  },
  'eu-west-3': {
    volume: { gp2: '0.116', gp3: '0.0928', io1: '0.145', st1: '0.053', sc1: '0.0174' },
    iops: { gp3: '0.0058', io1: '0.076' },
  },
  'eu-north-1': {
    volume: { gp2: '0.1045', gp3: '0.0836', io1: '0.1311', io2: '0.1311', st1: '0.0475', sc1: '0.01596' },
    iops: { gp3: '0.0052', io1: '0.0684', io2: '0.0684' },
  },
  'eu-south-1': {
    volume: { gp2: '0.1155', gp3: '0.0924', io1: '0.1449', st1: '0.0525', sc1: '0.01764' },
    iops: { gp3: '0.0058', io1: '0.0756' },
  },
  'ap-northeast-1': {
    volume: { gp2: '0.12', gp3: '0.096', io1: '0.142', io2: '0.142', st1: '0.054', sc1: '0.018' },
    iops: { gp3: '0.006', io1: '0.074', io2: '0.074' },
    loadBalancerHour: balancers('0.0243'),
  },
  'ap-northeast-2': {
    volume: { gp2: '0.114', gp3: '0.0912', io1: '0.1278', io2: '0.1278', st1: '0.051', sc1: '0.0174' },
    iops: { gp3: '0.0057', io1: '0.0666', io2: '0.0666' },
    loadBalancerHour: balancers('0.0225'),
  },
  'ap-south-1': {
    volume: { gp2: '0.114', gp3: '0.0912', io1: '0.131', io2: '0.131', st1: '0.051', sc1: '0.0174' },
    iops: { gp3: '0.0057', io1: '0.068', io2: '0.068' },
  },
  'ap-southeast-1': {
    volume: { gp2: '0.12', gp3: '0.096', io1: '0.138', io2: '0.138', st1: '0.054', sc1: '0.018', standard: '0.08' },
    iops: { gp3: '0.006', io1: '0.072', io2: '0.072' },
    snapshot: '0.05',
    large: { t2: '0.1168', t3: '0.1056', t3a: '0.0944', m5: '0.12', m6i: '0.12', c5: '0.098', c6i: '0.098', r5: '0.152', r6i: '0.152' },
    loadBalancerHour: { ...balancers('0.0252'), classic: '0.028' },
  },
  'ap-southeast-2': {
    volume: { gp2: '0.12', gp3: '0.096', io1: '0.138', io2: '0.138', st1: '0.054', sc1: '0.018' },
    iops: { gp3: '0.006', io1: '0.072', io2: '0.072' },
    loadBalancerHour: balancers('0.0252'),
  },
  'sa-east-1': {
    volume: { gp2: '0.19', gp3: '0.152', io1: '0.238', st1: '0.086', sc1: '0.0288' },
    iops: { gp3: '0.0095', io1: '0.091' },
  },
};

/** How many `large` a size is; AWS prices the sizes of these families in proportion. */
export const sizes: Readonly<Record<string, string>> = {
  nano: '0.0625',
  micro: '0.125',
  small: '0.25',
  medium: '0.5',
  large: '1',
  xlarge: '2',
  '2xlarge': '4',
  '4xlarge': '8',
  '8xlarge': '16',
  '9xlarge': '18',
  '12xlarge': '24',
  '16xlarge': '32',
  '18xlarge': '36',
  '24xlarge': '48',
  '32xlarge': '64',
};
