import { inMixRegion, type Mix, ownersIn, type Shape, sharedOut } from '@/sample-cloud/worlds/mix/mixes';
import { userDataPerScan } from '@/server/collect/ec2/user-data';

/** The services that are measured: those that peers were measured with. */
export const measuredServices = ['ec2', 's3', 'iam', 'rds', 'lambda', 'kms', 'cloudtrail', 'cloudformation', 'ecr', 'ecs', 'sns', 'sqs'];

/** Listings and switches of EC2 that every region is asked for, however empty: 20 listings and 6 settings. */
const ec2PerRegion = 26;
/** Names that S3 might already have given to others, asked for in every region. */
const predictableNames = 5;

const pagesBeyond = (count: number, size: number): number => Math.max(0, Math.ceil(count / size) - 1);
const sum = (counts: readonly number[]): number => counts.reduce((all, each) => all + each, 0);

/**
 * The fewest calls by which services' own APIs tell everything that our collectors keep, by service. Where one call tells of
 * many things it is counted once, and pages are as long as AWS allows; where AWS tells something only when the thing is named,
 * it is a call for each: 11 for a bucket, 4 for a repository with an image, 3 for a customer's key, 4 for a trail, 2 for a function,
 * 1 for a stack, a topic, a queue, an instance's user data, a task definition that runs, a manual snapshot of a database and
 * a parameter group. Tags come a hundred resources at a time where the Tagging API knows them.
 */
export function minimumCalls(mix: Mix, shape: Shape): Record<string, number> {
  const { regions, main } = shape;
  const R = regions.length;
  const here = (name: keyof Mix) => regions.map((region) => inMixRegion(mix[name], region, regions, main));
  const pages = (name: keyof Mix, size: number) => sum(here(name).map((count) => pagesBeyond(count, size)));
  const regionsWith = (name: keyof Mix) => here(name).filter((count) => count > 0).length;
  const paged = ['instances', 'volumes', 'snapshots', 'interfaces', 'groups'] as const;
  const tagged = ['functions', 'customerKeys', 'topics', 'queues', 'repositories'] as const;
  const clusters = regions.map((region) => ownersIn(mix, 'containerClusters', 'services', region, shape));
  return {
    sts: 2,
    ec2:
      1 +
      ec2PerRegion * R +
      sum(paged.map((name) => pages(name, 1_000))) +
      pages('templates', 200) +
      // Which snapshots are public, and the versions of templates: one more listing where there are any.
      regionsWith('snapshots') +
      sum(here('templates').map((count) => Math.ceil(count / 200))) +
      sum(here('instances').map((count) => Math.min(userDataPerScan, count))),
    // With access points: a listing in each region, and one for those over several.
    s3: R + 1 + 1 + predictableNames * R + 11 * mix.buckets + Math.max(1, Math.ceil(mix.buckets / 1_000)),
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
    lambda: 2 * R + pages('functions', 50) + 2 * mix.functions,
    kms: 2 * R + 3 * mix.customerKeys,
    cloudtrail: R + 4 * mix.trails,
    cloudformation: R + pages('stacks', 100) + mix.stacks,
    ecr: 2 * R + 4 * mix.repositories,
    ecs:
      2 * R +
      sum(clusters.map((each) => Math.ceil(each.length / 100))) +
      // Each cluster's services are listed, and described ten at a time.
      sum(clusters.flat().map((services) => Math.max(1, Math.ceil(services.length / 100)) + Math.ceil(services.length / 10))) +
      sum(clusters.map((each) => pagesBeyond(revisionsIn(mix, each.flat()), 100))) +
      mix.services,
    sns:
      2 * R +
      pages('topics', 100) +
      sum(regions.map((region) => pagesBeyond(ownersIn(mix, 'topics', 'subscriptions', region, shape).flat().length, 100))) +
      mix.topics,
    sqs: R + mix.queues,
    tagging: sum(tagged.flatMap((name) => here(name).map((count) => Math.ceil(count / 100)))),
  };
}

const revisionsIn = (mix: Mix, services: readonly number[]): number =>
  sum(services.map((number) => sharedOut(mix.taskDefinitions, mix.services, number)));

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
