import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorldAccount, WorldResource } from '@/sample-cloud/contract';
import { accessKeys } from '@/sample-cloud/credentials';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { Pacer } from '@/server/aws/pacer';
import { type AwsSession, createSession } from '@/server/aws/session';
import { collectUnit } from './collect-unit';
import { collectors } from './registry';
import type { AnyResource, Collector, OperationCoverage, ResourceType } from './types';

// Every collector reads the production sample account over the wire; the world that the sample cloud serves is the truth.

const anchor = new Date(new Date().setUTCHours(0, 0, 0, 0));
const world = createDefaultWorld({ anchor });
const account = world.accounts[0] as WorldAccount;
const regions = account.regions.filter(({ enabled }) => enabled).map(({ name }) => name);

interface Seen {
  resources: AnyResource[];
  coverage: OperationCoverage[];
  /** Requests on the wire. */
  requests: number;
}

let cloud: SampleCloud;
let session: AwsSession;
const seen = new Map<string, Seen>();

async function read(collector: Collector): Promise<Seen> {
  const metered = session.metered();
  const all: Seen = { resources: [], coverage: [], requests: 0 };
  await Promise.all(
    (collector.scope === 'global' ? ['global'] : regions).map(async (region) => {
      const coverage = await collectUnit({
        session: metered,
        collector,
        region,
        regions,
        homeRegion: 'us-east-1',
        now: anchor,
        onResources: async (page) => {
          all.resources.push(...page);
        },
        onDefect: (error) => {
          throw error;
        },
      });
      all.coverage.push(...coverage);
    }),
  );
  all.requests = metered.meter.calls;
  return all;
}

beforeAll(async () => {
  cloud = await startSampleCloud({ world, limits: 'none' });
  session = createSession({
    account: account.id,
    partition: account.partition,
    endpoint: cloud.url,
    credentials: async () => accessKeys(account),
    pacer: new Pacer(undefined, () => ({ group: 'all', perSecond: 1_000_000, burst: 1_000_000 })),
    maxAttempts: 1,
  });
  for (const collector of collectors) seen.set(collector.service, await read(collector));
}, 120_000);
afterAll(() => cloud.close());

const of = (service: string): Seen => seen.get(service) as Seen;
const state = () => account.at(cloud.clock.now());
/** What the account holds, but for the keys that AWS manages: we leave those out. */
const inWorld = <T extends ResourceType>(type: T, region: string) => {
  const list = state().list(type, region);
  return list.slice(0, list.length).filter(({ data }) => !('KeyManager' in data && data.KeyManager === 'AWS'));
};
const everywhere = ['global', ...account.regions.map(({ name }) => name)];
const countOf = (type: ResourceType) => everywhere.reduce((sum, region) => sum + inWorld(type, region).length, 0);

/** What we leave out, join or sort by design. */
function comparable(resource: { type: string; data: object }): Record<string, unknown> {
  const data: Record<string, unknown> = JSON.parse(JSON.stringify(resource.data));
  if (resource.type === 'AWS::IAM::Group') (data.members as string[]).sort();
  if (resource.type === 'AWS::EC2::LaunchTemplate')
    (data.versions as { VersionNumber: number }[]).sort((a, b) => a.VersionNumber - b.VersionNumber);
  if (resource.type === 'AWS::KMS::Key') (data.aliases as string[]).sort();
  // Nobody asks for the ACL of a bucket whose owner owns everything.
  if (resource.type === 'AWS::S3::Bucket' && JSON.stringify(data.ownership)?.includes('BucketOwnerEnforced')) data.acl = { grants: [] };
  if (resource.type === 'AWS::Lambda::Function' && data.Environment)
    data.Environment = { names: Object.keys((data.Environment as { Variables?: object }).Variables ?? {}).sort() };
  if (resource.type === 'AWS::CloudTrail::Trail')
    Object.assign(data, { eventSelectors: data.eventSelectors ?? [], advancedEventSelectors: data.advancedEventSelectors ?? [] });
  delete data.LatestRestorableTime;
  return data;
}

const refuses = (truth: Pick<WorldResource, 'refuses'>, part: string) =>
  truth.refuses?.some((operation) => operation.includes(part)) ?? false;

describe.each(collectors.map((collector) => [collector.service, collector] as const))('%s', (service, collector) => {
  it.each(collector.types)('reads every %s there is, as it is', (type) => {
    const found = of(service).resources.filter((resource) => resource.type === type);
    const expected = everywhere.flatMap((region) => inWorld(type, region));
    // Settings have ARNs of our own making, which do not travel: they are told apart by their region.
    const key = ({ id, arn, region }: { id: string; arn: string; region: string }) =>
      type.endsWith('Settings') ? region : `${arn} ${id} ${region}`;
    expect(found.map(key).toSorted()).toEqual(expected.map(key).toSorted());
    const byKey = new Map(found.map((resource) => [key(resource), resource]));
    for (const truth of expected) {
      const resource = byKey.get(key(truth)) as AnyResource;
      if (!refuses(truth, 'Tag')) expect(resource.tags).toEqual(truth.tags);
      // The world may say more than the service's own schema carries.
      if (truth.refuses || type === 'AWS::Config::RegionSettings') expect(comparable(truth)).toMatchObject(comparable(resource));
      else expect(comparable(resource)).toEqual(comparable(truth));
    }
  });

  it('has no gaps but where a resource refuses us', () => {
    const truths = new Map(
      collector.types.flatMap((type) => everywhere.flatMap((region) => inWorld(type, region))).map((truth) => [truth.arn, truth] as const),
    );
    const gapped = new Set<string>();
    for (const { arn, gaps } of of(service).resources)
      for (const { operation, kind } of gaps) {
        expect(kind).toBe('denied');
        expect(truths.get(arn)?.refuses).toContain(operation.split(':')[1]);
        gapped.add(operation);
      }
    for (const { operation, status } of of(service).coverage)
      expect([operation, status]).toEqual([operation, gapped.has(operation) ? 'partial' : 'complete']);
  });

  it('lets no value of an environment variable out', () => {
    for (const { data } of of(service).resources)
      if ('Environment' in data)
        expect(new Set(Object.values(data.Environment?.Variables ?? {}))).toEqual(
          new Set(Object.keys(data.Environment?.Variables ?? {}).length ? ['***'] : []),
        );
  });

  it('books every request', () => {
    expect(of(service).coverage.reduce((sum, { calls }) => sum + calls, 0)).toBe(of(service).requests);
  });

  it('yields each resource once and keeps nothing of the calls themselves', () => {
    const { resources } = of(service);
    expect(new Set(resources.map(({ arn }) => arn)).size).toBe(resources.length);
    expect(JSON.stringify(resources)).not.toMatch(/\$metadata|RequestId|X-Amz-Signature/i);
  });

  it('finds the same when it looks again', async () => {
    const again = await read(collector);
    const sorted = (all: Seen) => all.resources.toSorted((a, b) => (a.arn < b.arn ? -1 : 1));
    expect(sorted(again)).toEqual(sorted(of(service)));
  }, 60_000);
});

describe('the number of calls', () => {
  const R = regions.length;
  const regionsWith = (type: ResourceType) => regions.filter((region) => inWorld(type, region).length > 0).length;
  const all = <T extends ResourceType>(type: T) => everywhere.flatMap((region) => inWorld(type, region));

  it('S3: one listing, the account, eleven per bucket and one more where ACLs still count', () => {
    const withAcl = all('AWS::S3::Bucket').filter(({ data }) => !JSON.stringify(data.ownership)?.includes('BucketOwnerEnforced')).length;
    expect(of('s3').requests).toBe(2 + 11 * countOf('AWS::S3::Bucket') + withAcl);
  });

  it('IAM: a handful, whatever the number of users and roles', () => {
    const entities = (['AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::Role', 'AWS::IAM::ManagedPolicy'] as const).reduce(
      (sum, type) => sum + countOf(type),
      0,
    );
    expect(of('iam').requests).toBeLessThanOrEqual(15 + Math.ceil(entities / 250) + countOf('AWS::IAM::OIDCProvider'));
  });

  it('EC2: 21 per region, one more where there are snapshots or templates, one per public snapshot', () => {
    const open = all('AWS::EC2::Snapshot').filter(({ data }) => data.restorableByAll).length;
    expect(of('ec2').requests).toBe(21 * R + regionsWith('AWS::EC2::Snapshot') + regionsWith('AWS::EC2::LaunchTemplate') + open);
  });

  it('RDS: five per region, parameter groups and manual snapshots', () => {
    const manual = [...all('AWS::RDS::DBSnapshot'), ...all('AWS::RDS::DBClusterSnapshot')].filter(
      ({ data }) => data.SnapshotType === 'manual',
    ).length;
    const groups = all('AWS::RDS::DBParameterGroup').filter(({ id }) => !id.startsWith('default.')).length;
    expect(of('rds').requests).toBe(5 * R + regionsWith('AWS::RDS::DBInstance') + groups + manual);
  });

  it('KMS: two per region and at most four per customer-managed key', () => {
    expect(of('kms').requests).toBeLessThanOrEqual(2 * R + 4 * countOf('AWS::KMS::Key'));
  });

  it('Lambda: one per fifty functions, two per function, and one per hundred for the tags', () => {
    const functions = regions.map((region) => inWorld('AWS::Lambda::Function', region).length);
    const pages = functions.reduce((sum, count) => sum + Math.max(1, Math.ceil(count / 50)) + Math.ceil(count / 100), 0);
    expect(of('lambda').requests).toBe(pages + 2 * countOf('AWS::Lambda::Function'));
  });

  it('CloudTrail: one per region and four per trail', () => {
    expect(of('cloudtrail').requests).toBeLessThanOrEqual(R + 4 * countOf('AWS::CloudTrail::Trail'));
  });

  it('Config: four per region', () => {
    expect(of('config').requests).toBe(4 * R);
  });

  it('CloudFormation: one per hundred stacks and one per stack', () => {
    const pages = regions.reduce(
      (sum, region) => sum + Math.max(1, Math.ceil(inWorld('AWS::CloudFormation::Stack', region).length / 100)),
      0,
    );
    expect(of('cloudformation').requests).toBe(pages + countOf('AWS::CloudFormation::Stack'));
  });

  it('the account: its regions and four contacts', () => {
    expect(of('account').requests).toBe(5);
  });
});
