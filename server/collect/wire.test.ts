import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorldAccount, WorldResource } from '@/sample-cloud/contract';
import { accessKeys } from '@/sample-cloud/credentials';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { madeUpSecrets } from '@/sample-cloud/worlds/parts/made-up-secrets';
import { Pacer } from '@/server/aws/pacer';
import { type AwsSession, createSession } from '@/server/aws/session';
import { collectUnit } from './collect-unit';
import { snapshotTypes } from './rds/neighbours';
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
});
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
  // What was found is asked elsewhere; where the values were, there are stars.
  delete data.secrets;
  for (const container of (data.containerDefinitions ?? []) as { environment?: { value?: string }[] }[])
    for (const variable of container.environment ?? []) variable.value = '***';
  const built = data.environment as { environmentVariables?: { type?: string; value?: string }[] } | undefined;
  for (const variable of built?.environmentVariables ?? []) if (variable.type === 'PLAINTEXT') variable.value = '***';
  if (resource.type === 'AWS::ApiGateway::Stage' && data.variables) data.variables = Object.keys(data.variables).sort();
  for (const version of (data.versions ?? []) as { secrets?: unknown; LaunchTemplateData?: { UserData?: string } }[]) {
    delete version.secrets;
    delete version.LaunchTemplateData?.UserData;
  }
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
    const told = of(service).coverage.filter(({ status }) => status !== 'complete');
    for (const { status } of told) expect(['partial', 'denied']).toContain(status);
    expect(new Set(told.map(({ operation }) => operation))).toEqual(gapped);
  });

  it('lets no value of an environment variable out', () => {
    for (const { data } of of(service).resources)
      if ('Environment' in data)
        expect(new Set(Object.values(data.Environment?.Variables ?? {}))).toEqual(
          new Set(Object.keys(data.Environment?.Variables ?? {}).length ? ['***'] : []),
        );
  });

  it('lets no secret out that people left in the sample accounts', () => {
    const kept = JSON.stringify(of(service).resources);
    for (const secret of Object.values(madeUpSecrets)) expect(kept).not.toContain(secret);
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
  });
});

describe('the number of calls', () => {
  const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
  const R = regions.length;
  const regionsWith = (type: ResourceType) => regions.filter((region) => inWorld(type, region).length > 0).length;
  const all = <T extends ResourceType>(type: T) => everywhere.flatMap((region) => inWorld(type, region));

  it('S3: one listing, the account and who has its names, eleven per bucket and one more where ACLs still count; access points by region, and each', () => {
    const withAcl = all('AWS::S3::Bucket').filter(({ data }) => !JSON.stringify(data.ownership)?.includes('BucketOwnerEnforced')).length;
    const [
      {
        data: { predictableBuckets },
      } = { data: { predictableBuckets: undefined } },
    ] = all('AWS::S3::AccountSettings');
    const elsewhere = predictableBuckets?.own.filter((name) => !name.includes('us-east-1')).length ?? 0;
    expect(of('s3').requests).toBe(
      3 + 5 * 17 + elsewhere + R + 11 * countOf('AWS::S3::Bucket') + withAcl + countOf('AWS::S3::AccessPoint'),
    );
  });

  it('IAM: a handful, whatever the number of users and roles, and two for each user who may work with a watched service', () => {
    const entities = (['AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::Role', 'AWS::IAM::ManagedPolicy'] as const).reduce(
      (sum, type) => sum + countOf(type),
      0,
    );
    const asked = all('AWS::IAM::User').filter(({ data }) => Object.keys(data.lastAccessed ?? {}).length > 0).length;
    expect(asked).toBeLessThan(countOf('AWS::IAM::User'));
    expect(of('iam').requests).toBeLessThanOrEqual(15 + Math.ceil(entities / 250) + countOf('AWS::IAM::OIDCProvider') + 2 * asked);
  });

  it('EC2: 26 per region, one more where there are snapshots or templates, one per public snapshot and per instance', () => {
    const open = all('AWS::EC2::Snapshot').filter(({ data }) => data.restorableByAll).length;
    const instances = all('AWS::EC2::Instance').filter(({ data }) => data.State?.Name !== 'terminated').length;
    expect(of('ec2').requests).toBe(
      26 * R + regionsWith('AWS::EC2::Snapshot') + regionsWith('AWS::EC2::LaunchTemplate') + open + instances,
    );
  });

  it('RDS: five per region, parameter groups and manual snapshots', () => {
    const manual = [...all('AWS::RDS::DBSnapshot'), ...snapshotTypes.flatMap((type) => all(type))].filter(
      ({ data }) => data.SnapshotType === 'manual',
    ).length;
    const groups = all('AWS::RDS::DBParameterGroup').filter(({ id }) => !id.startsWith('default.')).length;
    expect(of('rds').requests).toBe(5 * R + regionsWith('AWS::RDS::DBInstance') + groups + manual);
  });

  it('KMS: two per region and at most four per customer-managed key', () => {
    expect(of('kms').requests).toBeLessThanOrEqual(2 * R + regionsWith('AWS::KMS::Key') + 3 * countOf('AWS::KMS::Key'));
  });

  it('Lambda: one per fifty functions, two per function, one per hundred for the tags, and one per region for what polls', () => {
    const functions = regions.map((region) => inWorld('AWS::Lambda::Function', region).length);
    const pages = functions.reduce((sum, count) => sum + Math.max(1, Math.ceil(count / 50)) + Math.ceil(count / 100), 0);
    expect(of('lambda').requests).toBe(R + pages + 2 * countOf('AWS::Lambda::Function'));
  });

  it('CloudTrail: one per region and four per trail', () => {
    expect(of('cloudtrail').requests).toBeLessThanOrEqual(R + 4 * countOf('AWS::CloudTrail::Trail'));
  });

  it('Config: four per region', () => {
    expect(of('config').requests).toBe(4 * R);
  });

  it('Backup: two per region, one per plan and one per selection', () => {
    const plans = all('AWS::Backup::BackupPlan');
    const selections = plans.reduce((sum, { data }) => sum + (data.selections?.length ?? 0), 0);
    expect(of('backup').requests).toBe(2 * R + plans.length + selections);
  });

  it('CloudWatch and its logs: a page per hundred alarms, fifty filters and fifty groups', () => {
    const pages = (type: ResourceType, size: number) =>
      regions.reduce((sum, region) => sum + Math.max(1, Math.ceil(inWorld(type, region).length / size)), 0);
    expect(of('cloudwatch').requests).toBe(pages('AWS::CloudWatch::Alarm', 100));
    const withGroups = regions.filter((region) => inWorld('AWS::Logs::LogGroup', region).length > 0).length;
    expect(of('logs').requests).toBe(pages('AWS::Logs::MetricFilter', 50) + pages('AWS::Logs::LogGroup', 50) + withGroups);
  });

  it('guards of regions and the organization: a call per region, more only where something is on', () => {
    const hubs = all('AWS::SecurityHub::RegionSettings').filter(({ data }) => data.hub);
    const idle = hubs.filter(({ data }) => data.standards?.length === 0);
    expect(of('securityhub').requests).toBe(R + hubs.length + idle.length);
    expect([of('accessanalyzer').requests, of('macie2').requests]).toEqual([R, R]);
    expect(of('glacier').requests).toBe(R + countOf('AWS::Glacier::Vault'));
    expect(of('organizations').requests).toBe(3);
  });

  it('CloudFormation: one per hundred stacks and one per stack', () => {
    const pages = regions.reduce(
      (sum, region) => sum + Math.max(1, Math.ceil(inWorld('AWS::CloudFormation::Stack', region).length / 100)),
      0,
    );
    expect(of('cloudformation').requests).toBe(pages + countOf('AWS::CloudFormation::Stack'));
  });

  it('SNS, SQS, EFS and Secrets Manager: one or two per region and one for each thing, its tags aside', () => {
    expect(of('sns').requests).toBe(2 * R + regionsWith('AWS::SNS::Topic') + countOf('AWS::SNS::Topic'));
    expect(of('sqs').requests).toBe(R + regionsWith('AWS::SQS::Queue') + countOf('AWS::SQS::Queue'));
    expect(of('efs').requests).toBe(R + countOf('AWS::EFS::FileSystem'));
    expect(of('secretsmanager').requests).toBe(R + countOf('AWS::SecretsManager::Secret'));
    expect(of('eventbridge').requests).toBe(R + 2 * countOf('AWS::Events::EventBus') + countOf('AWS::Events::Rule'));
  });

  it('load balancers: one per region, two for each, one per twenty for the tags, one per plain HTTP listener; target groups likewise', () => {
    const tagCalls = (type: ResourceType) => regions.reduce((sum, region) => sum + Math.ceil(inWorld(type, region).length / 20), 0);
    const modern = all('AWS::ElasticLoadBalancingV2::LoadBalancer');
    const plain = modern
      .filter(({ refuses }) => !refuses?.includes('DescribeListeners'))
      .flatMap(({ data }) => data.listeners ?? [])
      .filter(({ Protocol }) => Protocol === 'HTTP');
    const groups = 'AWS::ElasticLoadBalancingV2::TargetGroup';
    expect(of('elbv2').requests).toBe(
      2 * R + 2 * modern.length + plain.length + countOf(groups) + tagCalls('AWS::ElasticLoadBalancingV2::LoadBalancer') + tagCalls(groups),
    );
    expect(of('elb').requests).toBe(
      R + countOf('AWS::ElasticLoadBalancing::LoadBalancer') + tagCalls('AWS::ElasticLoadBalancing::LoadBalancer'),
    );
  });

  it('WAF: one per region and one more for CloudFront, one where there are web ACLs, two for each and one for those of CloudFront', () => {
    const acls = all('AWS::WAFv2::WebACL');
    const scopes = new Set(acls.map(({ region, data }) => `${region} ${data.scope}`)).size;
    const regional = acls.filter(({ data }) => data.scope === 'REGIONAL').length;
    expect(of('wafv2').requests).toBe(R + 1 + scopes + acls.length + regional);
  });

  it('CloudFront: one listing, two for the deliveries of logs, two for each distribution and one for each bucket behind', () => {
    const distributions = all('AWS::CloudFront::Distribution');
    const buckets = distributions.reduce((sum, { data }) => sum + Object.keys(data.originBuckets ?? {}).length, 0);
    expect(of('cloudfront').requests).toBe(1 + 2 + 2 * distributions.length + buckets);
  });

  it('certificates, APIs, work groups, groups, projects and pools: listings, and what they leave out', () => {
    const regionsWithProjects = regionsWith('AWS::CodeBuild::Project');
    expect(of('acm').requests).toBe(R + countOf('AWS::CertificateManager::Certificate'));
    expect(of('apigateway').requests).toBe(R + countOf('AWS::ApiGateway::RestApi'));
    expect(of('apigatewayv2').requests).toBe(R + 2 * countOf('AWS::ApiGatewayV2::Api'));
    expect(of('athena').requests).toBe(R + 3 * countOf('AWS::Athena::WorkGroup'));
    expect(of('autoscaling').requests).toBe(2 * R);
    expect(of('codebuild').requests).toBe(R + regionsWithProjects);
    expect(of('cognito').requests).toBe(R + countOf('AWS::Cognito::UserPool'));
  });

  it('DynamoDB: two listings per region, two per table, and tags by the hundred', () => {
    const tables = regions.map((region) => inWorld('AWS::DynamoDB::Table', region).length);
    const tags = [...tables, ...regions.map((region) => inWorld('AWS::DAX::Cluster', region).length)];
    expect(of('dynamodb').requests).toBe(2 * R + 2 * sumOf(tables) + sumOf(tags.map((count) => Math.ceil(count / 100))));
  });

  it('ElastiCache: three listings per region, and tags by the hundred', () => {
    const cached = ['AWS::ElastiCache::ReplicationGroup', 'AWS::ElastiCache::CacheCluster', 'AWS::ElastiCache::User'] as const;
    const tags = regions.map((region) => Math.ceil(sumOf(cached.map((type) => inWorld(type, region).length)) / 100));
    expect(of('elasticache').requests).toBe(3 * R + sumOf(tags));
  });

  it('OpenSearch: one listing per region, five domains a call, and tags by the hundred', () => {
    const domains = regions.map((region) => inWorld('AWS::OpenSearchService::Domain', region).length);
    expect(of('opensearch').requests).toBe(R + sumOf(domains.map((count) => Math.ceil(count / 5) + Math.ceil(count / 100))));
  });

  it('Redshift: two listings per region and one per cluster', () => {
    expect(of('redshift').requests).toBe(2 * R + countOf('AWS::Redshift::Cluster'));
  });

  it('SageMaker: three listings per region, one per thing, and tags by the hundred', () => {
    const kinds = ['AWS::SageMaker::NotebookInstance', 'AWS::SageMaker::Model', 'AWS::SageMaker::EndpointConfig'] as const;
    const things = regions.map((region) => sumOf(kinds.map((type) => inWorld(type, region).length)));
    expect(of('sagemaker').requests).toBe(3 * R + sumOf(things.map((count) => count + Math.ceil(count / 100))));
  });

  it('EMR: two per region and one per cluster', () => {
    expect(of('emr').requests).toBe(2 * R + countOf('AWS::EMR::Cluster'));
  });

  it('containers: what each listing leaves out', () => {
    const repositories = countOf('AWS::ECR::Repository');
    const scanned = all('AWS::ECR::Repository').filter(({ data, refuses }) => data.images?.length && !refuses).length;
    expect(of('ecr').requests).toBe(2 * R + regionsWith('AWS::ECR::Repository') + 3 * repositories + scanned);
    const clusters = countOf('AWS::ECS::Cluster');
    const withServices = new Set(all('AWS::ECS::Service').map(({ data }) => data.clusterArn)).size;
    expect(of('ecs').requests).toBe(
      2 * R + regionsWith('AWS::ECS::Cluster') + clusters + withServices + countOf('AWS::ECS::TaskDefinition'),
    );
    expect(of('eks').requests).toBe(R + 3 * countOf('AWS::EKS::Cluster') + countOf('AWS::EKS::Nodegroup'));
  });

  it('threat detection, vulnerabilities and managed machines: little where nothing is on', () => {
    const detectors = all('AWS::GuardDuty::RegionSettings').filter(({ data }) => data.detector);
    const found = detectors.filter(({ data }) => data.highFindings?.length).length;
    expect(of('guardduty').requests).toBe(R + 6 * detectors.length + found);
    const scanning = all('AWS::Inspector2::RegionSettings').filter(
      ({ data }) => data.state?.resourceState?.ec2?.status === 'ENABLED',
    ).length;
    expect(of('inspector2').requests).toBe(R + scanning);
    expect(of('ssm').requests).toBe(2 * R + regionsWith('AWS::SSM::ManagedInstance') + 2 * countOf('AWS::SSM::Document'));
  });

  it('the account: its regions and four contacts', () => {
    expect(of('account').requests).toBe(5);
  });
});
