/** How many of each thing an account holds, by the names of the tables in docs/performance.md. */
export interface Mix {
  instances: number;
  volumes: number;
  snapshots: number;
  interfaces: number;
  groups: number;
  templates: number;
  buckets: number;
  users: number;
  iamGroups: number;
  roles: number;
  policies: number;
  databases: number;
  databaseSnapshots: number;
  /** Of those above; AWS makes the others, and only these can be shared. */
  manualSnapshots: number;
  clusters: number;
  clusterSnapshots: number;
  manualClusterSnapshots: number;
  parameterGroups: number;
  functions: number;
  keys: number;
  /** Of those above; the others are AWS's own. */
  customerKeys: number;
  trails: number;
  stacks: number;
  repositories: number;
  containerClusters: number;
  services: number;
  /** Revisions, all families together; each service runs the newest of a family of its own. */
  taskDefinitions: number;
  topics: number;
  subscriptions: number;
  queues: number;
}

const small: Mix = {
  instances: 20,
  volumes: 40,
  snapshots: 40,
  interfaces: 40,
  groups: 40,
  templates: 5,
  buckets: 20,
  users: 15,
  iamGroups: 8,
  roles: 80,
  policies: 40,
  databases: 5,
  databaseSnapshots: 30,
  manualSnapshots: 6,
  clusters: 1,
  clusterSnapshots: 5,
  manualClusterSnapshots: 1,
  parameterGroups: 4,
  functions: 50,
  keys: 25,
  customerKeys: 10,
  trails: 1,
  stacks: 30,
  repositories: 10,
  containerClusters: 2,
  services: 8,
  taskDefinitions: 25,
  topics: 12,
  subscriptions: 15,
  queues: 12,
};

const large: Mix = {
  instances: 5_000,
  volumes: 8_000,
  snapshots: 9_000,
  interfaces: 8_000,
  groups: 2_500,
  templates: 300,
  buckets: 600,
  users: 250,
  iamGroups: 60,
  roles: 2_500,
  policies: 1_200,
  databases: 200,
  databaseSnapshots: 2_500,
  manualSnapshots: 500,
  clusters: 60,
  clusterSnapshots: 800,
  manualClusterSnapshots: 100,
  parameterGroups: 60,
  functions: 4_000,
  keys: 600,
  customerKeys: 400,
  trails: 3,
  stacks: 1_200,
  repositories: 500,
  containerClusters: 40,
  services: 700,
  taskDefinitions: 4_000,
  topics: 600,
  subscriptions: 1_500,
  queues: 800,
};

/** Eleven large accounts in one, as far as AWS lets an account grow. */
const huge: Mix = Object.fromEntries(
  Object.entries(large).map(([name, count]) => [name, name === 'trails' ? count : count * 11]),
) as unknown as Mix;

const empty: Mix = Object.fromEntries(Object.keys(small).map((name) => [name, 0])) as unknown as Mix;

export const mixes = { empty, small, large, huge } as const;
export type MixName = keyof typeof mixes;

/** Where most of an account lies; the rest is spread evenly over the other regions. */
export const mainShare = 0.6;

/** How many of `count` lie in a region. Every one lies somewhere. */
export function inMixRegion(count: number, region: string, regions: readonly string[], main: string): number {
  const others = regions.filter((each) => each !== main);
  const home = others.length === 0 ? count : Math.ceil(count * mainShare);
  if (region === main) return home;
  const at = others.indexOf(region);
  if (at < 0) return 0;
  const rest = count - home;
  return Math.floor(rest / others.length) + (at < rest % others.length ? 1 : 0);
}

/** Where an account lies. */
export interface Shape {
  regions: readonly string[];
  main: string;
}

/** What belongs to one of `owners` is dealt out to them in turn. For each owner in the region: the numbers, in the account, of what it holds. */
export function ownersIn(mix: Mix, owners: keyof Mix, owned: keyof Mix, region: string, { regions, main }: Shape): number[][] {
  const before = regions.slice(0, regions.indexOf(region)).reduce((sum, each) => sum + inMixRegion(mix[owners], each, regions, main), 0);
  return Array.from({ length: inMixRegion(mix[owners], region, regions, main) }, (_, at) =>
    Array.from({ length: sharedOut(mix[owned], mix[owners], before + at) }, (__, turn) => before + at + turn * mix[owners]),
  );
}

/** Of `count` that are dealt out to `takers` in turn, those of number `taker`. */
export const sharedOut = (count: number, takers: number, taker: number): number => Math.max(0, Math.ceil((count - taker) / takers));
