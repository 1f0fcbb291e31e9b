import { accounts, type Environment, type ServiceName, serviceTags } from '../lumen';

/** Something that costs the same every day, more or less. */
export interface Cost {
  account: string;
  service: string;
  region: string;
  usageType: string;
  /** US dollars a working day, at the anchor. */
  perDay: number;
  /** A weekend day's part of it. */
  weekend: number;
  /** How much of it is added every thirty days. */
  growth: number;
  tags: Readonly<Record<string, string>>;
  /** From so many days ago until so many days ago. */
  since?: number;
  until?: number;
  /** On the first of each month only. */
  monthly?: boolean;
}

export const names = {
  ec2: 'Amazon Elastic Compute Cloud - Compute',
  ec2Other: 'EC2 - Other',
  rds: 'Amazon Relational Database Service',
  s3: 'Amazon Simple Storage Service',
  cloudFront: 'Amazon CloudFront',
  lambda: 'AWS Lambda',
  elb: 'Amazon Elastic Load Balancing',
  cloudWatch: 'AmazonCloudWatch',
  kms: 'AWS Key Management Service',
  vpc: 'Amazon Virtual Private Cloud',
  support: 'AWS Support (Business)',
  tax: 'Tax',
  cloudTrail: 'AWS CloudTrail',
  config: 'AWS Config',
  glue: 'AWS Glue',
} as const;

/** The account that joined late and that nobody has connected. */
export const dataLake = '888800001111';

const places = { 'eu-central-1': 'EUC1', 'us-east-1': '', 'eu-west-1': 'EU', 'ap-southeast-1': 'APS1' } as const;
type Place = keyof typeof places;

function cost(
  environment: Environment | 'data',
  service: keyof typeof names,
  region: Place | 'global',
  usage: string,
  perDay: number,
  owner: ServiceName | null,
  more: Partial<Cost> = {},
): Cost {
  const account = environment === 'data' ? dataLake : accounts[environment];
  const prefix = region === 'global' ? '' : places[region];
  return {
    account,
    service: names[service],
    region,
    usageType: prefix ? `${prefix}-${usage}` : usage,
    perDay,
    weekend: 1,
    growth: 0.012,
    tags: owner && environment !== 'data' ? serviceTags(owner, environment) : {},
    ...more,
  };
}

const main = 'eu-central-1';
const office = { weekend: 0.35 };
const shop = { weekend: 1.18 };

/** What Lumen's organization spends on an ordinary day. */
export const costs: readonly Cost[] = [
  cost('production', 'ec2', main, 'BoxUsage:m6i.xlarge', 46.08, 'storefront', shop),
  cost('production', 'ec2', main, 'BoxUsage:c6i.2xlarge', 32.9, 'checkout', shop),
  cost('production', 'ec2', main, 'BoxUsage:r6i.large', 14.4, 'search', {}),
  cost('production', 'ec2', 'us-east-1', 'BoxUsage:m5.large', 9.22, 'storefront', shop),
  cost('production', 'ec2', 'ap-southeast-1', 'BoxUsage:t3.medium', 2.54, null, {}),
  cost('production', 'ec2Other', main, 'EBS:VolumeUsage.gp3', 11.3, 'platform', {}),
  cost('production', 'ec2Other', main, 'EBS:SnapshotUsage', 4.1, null, { growth: 0.04 }),
  cost('production', 'ec2Other', main, 'NatGateway-Bytes', 6.7, 'platform', shop),
  cost('production', 'ec2Other', main, 'NatGateway-Hours', 3.74, 'platform', {}),
  cost('production', 'rds', main, 'InstanceUsage:db.r6g.xlarge', 38.4, 'orders', {}),
  cost('production', 'rds', main, 'RDS:GP3-Storage', 9.1, 'orders', { growth: 0.03 }),
  cost('production', 'rds', 'eu-west-1', 'InstanceUsage:db.r6g.large', 12.1, 'orders', { since: 210 }),
  cost('production', 's3', main, 'TimedStorage-ByteHrs', 13.2, 'catalog', { growth: 0.035 }),
  cost('production', 's3', main, 'Requests-Tier1', 2.2, 'storefront', shop),
  cost('production', 's3', 'eu-west-1', 'TimedStorage-ByteHrs', 4.4, 'invoicing', {}),
  cost('production', 'cloudFront', 'global', 'EU-DataTransfer-Out-Bytes', 17.9, 'storefront', shop),
  cost('production', 'lambda', main, 'Lambda-GB-Second', 5.3, 'fulfilment', shop),
  cost('production', 'lambda', main, 'Request', 1.1, 'fulfilment', shop),
  cost('production', 'elb', main, 'LoadBalancerUsage', 2.3, 'storefront', {}),
  cost('production', 'elb', main, 'LCUUsage', 3.1, 'storefront', shop),
  cost('production', 'cloudWatch', main, 'DataProcessing-Bytes', 6.6, 'platform', { growth: 0.05 }),
  cost('production', 'kms', main, 'KMS-Requests', 0.9, 'payments', {}),
  cost('production', 'vpc', main, 'PublicIPv4:InUseAddress', 2.64, null, {}),
  cost('production', 'vpc', main, 'PublicIPv4:IdleAddress', 0.36, null, {}),
  cost('production', 'cloudTrail', main, 'PaidEventsRecorded', 0.4, 'security', {}),
  cost('production', 'config', main, 'ConfigurationItemRecorded', 1.3, 'security', {}),
  cost('production', 'support', 'global', 'Dollar', 640, null, { monthly: true }),
  cost('staging', 'ec2', main, 'BoxUsage:t3.large', 8.1, 'storefront', office),
  cost('staging', 'ec2', 'eu-west-1', 'BoxUsage:m5.xlarge', 5.14, null, {}),
  cost('staging', 'ec2Other', main, 'EBS:VolumeUsage.gp2', 3.6, null, {}),
  cost('staging', 'rds', main, 'InstanceUsage:db.t3.medium', 3.9, 'orders', {}),
  cost('staging', 's3', main, 'TimedStorage-ByteHrs', 1.7, null, {}),
  cost('staging', 'cloudWatch', main, 'DataProcessing-Bytes', 0.8, 'platform', office),
  cost('sandbox', 'ec2', main, 'BoxUsage:t3.micro', 0.7, 'analytics', office),
  // Somebody tried a model and went on holiday.
  cost('sandbox', 'ec2', 'us-east-1', 'BoxUsage:g5.xlarge', 24.14, null, { since: 23, growth: 0 }),
  cost('sandbox', 's3', main, 'TimedStorage-ByteHrs', 0.3, 'analytics', {}),
  cost('data', 's3', main, 'TimedStorage-ByteHrs', 3.8, null, { since: 20, growth: 0.2 }),
  cost('data', 'glue', main, 'ETL-DPU-Hour', 5.28, null, { since: 18, weekend: 0 }),
];
