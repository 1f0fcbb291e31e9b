import { inMixRegion, type Mix } from '@/sample-cloud/worlds/mix/mixes';

/** What is known about the account's shape beside its mix. */
export interface Shape {
  regions: readonly string[];
  main: string;
}

/** Listings and switches of EC2 that every region is asked for, however empty: 19 listings and 6 settings. */
const ec2PerRegion = 25;

const pagesBeyond = (count: number, size: number): number => Math.max(0, Math.ceil(count / size) - 1);

/**
 * The fewest calls by which services' own APIs tell everything that our collectors keep, by service. Where one call tells of
 * many things it is counted once, and pages are as long as AWS allows; where AWS tells something only when the thing is named,
 * it is a call for each: 11 for a bucket, 2 for a function, 3 for a customer's key and a trail, 1 for a stack, a manual
 * snapshot of a database and a parameter group.
 */
export function minimumCalls(mix: Mix, { regions, main }: Shape): Record<string, number> {
  const R = regions.length;
  const here = (name: keyof Mix) => regions.map((region) => inMixRegion(mix[name], region, regions, main));
  const sum = (counts: readonly number[]) => counts.reduce((all, each) => all + each, 0);
  const pages = (name: keyof Mix, size: number) => sum(here(name).map((count) => pagesBeyond(count, size)));
  const regionsWith = (name: keyof Mix) => here(name).filter((count) => count > 0).length;
  const paged = ['instances', 'volumes', 'snapshots', 'interfaces', 'groups'] as const;
  return {
    sts: 2,
    account: 5,
    ec2:
      1 +
      ec2PerRegion * R +
      sum(paged.map((name) => pages(name, 1_000))) +
      pages('templates', 200) +
      // Which snapshots are public, and the versions of templates: one more listing where there are any.
      regionsWith('snapshots') +
      sum(here('templates').map((count) => Math.ceil((count * 1) / 200))),
    // With access points: a listing in each region, and one for those over several.
    s3: R + 1 + 1 + 11 * mix.buckets + Math.ceil(mix.buckets / 1_000) - (mix.buckets > 0 ? 1 : 0) + 1,
    iam: 9 + Math.max(1, Math.ceil((mix.users + mix.iamGroups + mix.roles + mix.policies) / 250)),
    rds:
      5 * R +
      regionsWith('databases') +
      mix.parameterGroups +
      mix.manualSnapshots +
      mix.manualClusterSnapshots +
      pages('databaseSnapshots', 100) +
      pages('clusterSnapshots', 100) +
      pages('databases', 100),
    lambda: R + pages('functions', 50) + 2 * mix.functions,
    kms: 2 * R + 3 * mix.customerKeys,
    cloudtrail: R + 3 * mix.trails,
    config: 4 * R,
    backup: 2 * R,
    cloudwatch: R,
    logs: R,
    accessanalyzer: R,
    macie2: R,
    securityhub: R,
    glacier: R,
    organizations: 1,
    cloudformation: R + pages('stacks', 100) + mix.stacks,
    tagging: sum(here('functions').map((count) => Math.ceil(count / 100))) + Math.ceil((mix.buckets + mix.customerKeys) / 100),
  };
}

/** Seconds below which no client can come, by what keeps it waiting: AWS's buckets in the region that holds most, and chains of pages. */
export function lowerBounds(mix: Mix, { regions, main }: Shape, latency: number, factor: number): Record<string, number> {
  const home = (name: keyof Mix) => inMixRegion(mix[name], main, regions, main);
  const lambda = 15 * factor;
  return {
    'Lambda control plane, 15 a second': (home('functions') + Math.ceil(home('functions') / 50)) / lambda,
    'Lambda GetPolicy, 15 a second': home('functions') / lambda,
    'CloudFormation, 5 a second': home('stacks') / (5 * factor),
    'S3, 64 calls at once': (home('buckets') * 11 * latency) / 64,
    'IAM, a chain of pages': Math.ceil(mix.roles / 1_000) * latency,
    'KMS, 64 calls at once': (home('customerKeys') * 3 * latency) / 64,
    'RDS, a chain of pages and 64 calls at once': (Math.ceil(home('databaseSnapshots') / 100) + home('manualSnapshots') / 64) * latency,
  };
}
