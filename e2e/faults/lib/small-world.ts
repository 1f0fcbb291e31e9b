import type { World } from '@/sample-cloud/contract';
import type { Draft } from '@/sample-cloud/worlds/draft';
import { addAccount } from '@/sample-cloud/worlds/parts/account';
import { addBackupPlan, addBackupRegion, addBackupRole } from '@/sample-cloud/worlds/parts/backup';
import { addBucket, blockNothing } from '@/sample-cloud/worlds/parts/bucket';
import { addConfigRegion } from '@/sample-cloud/worlds/parts/config-region';
import { addDatabase } from '@/sample-cloud/worlds/parts/database';
import { addParameterGroup } from '@/sample-cloud/worlds/parts/database-settings';
import { addDatabaseSnapshot } from '@/sample-cloud/worlds/parts/database-snapshot';
import { addDistribution, fromServer } from '@/sample-cloud/worlds/parts/distribution';
import { addDefaultVpc, addEc2Region } from '@/sample-cloud/worlds/parts/ec2-region';
import { addEventAlarm } from '@/sample-cloud/worlds/parts/event-alarm';
import { addFileSystem } from '@/sample-cloud/worlds/parts/file-system';
import { addFunction } from '@/sample-cloud/worlds/parts/function';
import { addTransitGateway } from '@/sample-cloud/worlds/parts/gateways';
import { addIamGroup } from '@/sample-cloud/worlds/parts/group';
import { addIamSettings } from '@/sample-cloud/worlds/parts/iam-settings';
import { addInstance } from '@/sample-cloud/worlds/parts/instance';
import { addKey } from '@/sample-cloud/worlds/parts/kms-key';
import { addLaunchTemplate, httpTokens } from '@/sample-cloud/worlds/parts/launch-template';
import { addClassicLoadBalancer, addLoadBalancer } from '@/sample-cloud/worlds/parts/load-balancer';
import { addManagedPolicies } from '@/sample-cloud/worlds/parts/managed-policy';
import { addEventBus, addQueue, addRule, addSubscription, addTopic } from '@/sample-cloud/worlds/parts/messaging';
import { addNoOrganization } from '@/sample-cloud/worlds/parts/organization-place';
import { can } from '@/sample-cloud/worlds/parts/policy-document';
import { addRegionGuards } from '@/sample-cloud/worlds/parts/region-guards';
import { addSecret } from '@/sample-cloud/worlds/parts/secret';
import { addGroup, allow, anywhere } from '@/sample-cloud/worlds/parts/security-group';
import { addSnapshot } from '@/sample-cloud/worlds/parts/snapshot';
import { addStack } from '@/sample-cloud/worlds/parts/stack';
import { addTrail } from '@/sample-cloud/worlds/parts/trail';
import { addUser } from '@/sample-cloud/worlds/parts/user';
import { addVault } from '@/sample-cloud/worlds/parts/vault';
import { addVolume, volumeId } from '@/sample-cloud/worlds/parts/volume';
import type { Vpc } from '@/sample-cloud/worlds/parts/vpc';
import { addWebAcl } from '@/sample-cloud/worlds/parts/web-acl';
import { addCloudLensRoles, cloudLensRoles } from '@/sample-cloud/worlds/roles';
import { worldAccount } from '@/sample-cloud/worlds/world-account';

export const accountId = '444455556666';
export const anchor = new Date('2026-11-20T00:00:00Z');
/** The two states that cases scan: between them things were mended, broken, made and deleted in every service. */
export const before = new Date(anchor.getTime() - 30 * 86_400_000);
export const after = anchor;
/** The same two states, less than a week apart: of the first some answers are still carried over. */
export const justBefore = new Date(anchor.getTime() - 11 * 86_400_000);
export const justAfter = new Date(anchor.getTime() - 6 * 86_400_000);
const day = 10;

export const main = 'eu-central-1';
export const second = 'us-east-1';
export const regions = [main, second] as const;

/** One account with a little of everything, so that a scan takes a second and still calls every service. */
export function createSmallWorld(): World {
  const roles = cloudLensRoles(accountId, []);
  const account = worldAccount({
    id: accountId,
    name: 'Small',
    anchor,
    enabledRegions: regions,
    roles,
    write(draft) {
      addCloudLensRoles(draft, roles, draft.clock.ago(300));
      writeIdentity(draft);
      writeStorage(draft);
      for (const region of regions) writeRegion(draft, region);
      writeMessaging(draft);
      writeEdge(draft);
    },
  });
  return { accounts: [account] };
}

/** Good or bad before, the other way round after. */
const mended = <V>(draft: Draft, bad: V, good: V): V => draft.clock.turn(bad, [day, good]);

function writeIdentity(draft: Draft): void {
  const { clock } = draft;
  addAccount(draft, {
    contact: { FullName: 'A', AddressLine1: 'B', City: 'C', PostalCode: '1', CountryCode: 'DE', PhoneNumber: '+49 1' },
    billing: null,
    operations: null,
    security: null,
    enabledRegions: regions,
    publicAccessBlock: mended(draft, null, { ...blockNothing, BlockPublicAcls: true }),
  });
  addIamSettings(draft, {
    alias: 'small',
    created: clock.ago(900),
    passwordPolicy: null,
    root: { mfa: mended(draft, null, 'virtual'), used: null },
  });
  addUser(draft, {
    name: 'mended',
    created: clock.ago(400),
    password: { used: clock.ago(40), changed: clock.ago(80) },
    mfa: mended(draft, null, 'virtual'),
  });
  addUser(draft, { name: 'broken', created: clock.ago(400), managed: draft.clock.turn<string[]>([], [day, ['AdministratorAccess']]) });
  draft.when(!clock.during(day), () => addUser(draft, { name: 'leaver', created: clock.ago(400), managed: ['AdministratorAccess'] }));
  draft.when(clock.during(day), () => addUser(draft, { name: 'joiner', created: clock.ago(day), managed: ['AdministratorAccess'] }));
  addNoOrganization(draft);
  addBackupRole(draft, clock.ago(400));
  addIamGroup(draft, { name: 'admins', created: clock.ago(500), managed: ['AdministratorAccess'] });
  addManagedPolicies(draft, [{ name: 'everything', created: clock.ago(500), statements: [can('*')] }]);
}

function writeStorage(draft: Draft): void {
  const { clock } = draft;
  const bucket = (name: string, region: string, blocked: boolean) =>
    addBucket(draft, {
      name,
      region,
      created: clock.ago(300),
      ...(blocked ? {} : { policy: null, data: { publicAccessBlock: blockNothing } }),
    });
  bucket('small-mended', main, mended(draft, false, true));
  bucket('small-broken', second, mended(draft, true, false));
  draft.when(!clock.during(day), () => bucket('small-gone', main, false));
  draft.when(clock.during(day), () => bucket('small-new', second, false));
  addBucket(draft, { name: 'small-trail', region: main, created: clock.ago(600) });
}

function writeRegion(draft: Draft, region: string): void {
  const { clock } = draft;
  const vpc = addDefaultVpc(draft, region);
  writeEntrances(draft, vpc);
  addEc2Region(draft, region, {});
  const doors = addGroup(draft, {
    region,
    vpcId: vpc.id,
    name: 'doors',
    ingress: [allow('tcp', 22, mended(draft, anywhere, '10.0.0.0/8'))],
  });
  addGroup(draft, { region, vpcId: vpc.id, name: 'shop', ingress: [allow('tcp', 3306, mended(draft, '10.0.0.0/8', anywhere))] });
  draft.when(!clock.during(day), () => addGroup(draft, { region, vpcId: vpc.id, name: 'old', ingress: [allow('-1', null, anywhere)] }));
  addInstance(draft, {
    region,
    name: 'host',
    subnet: vpc.subnet('a'),
    groups: [{ GroupId: doors, GroupName: 'doors' }],
    launched: clock.ago(200),
    metadata: mended<'v1' | 'required'>(draft, 'v1', 'required'),
    kmsKeyArn: null,
    tags: {},
  });
  draft.when(!clock.during(day), () =>
    addVolume(draft, { region, zone: `${region}a`, name: 'lost', size: 10, kmsKeyArn: null, created: clock.ago(300) }),
  );
  addLaunchTemplate(draft, {
    region,
    name: 'web',
    created: clock.ago(mended(draft, 300, day)),
    createdBy: draft.arn('iam', '', 'root'),
    latest: httpTokens(mended(draft, false, true)),
    latestNumber: mended(draft, 1, 2),
  });
  addLaunchTemplate(draft, {
    region,
    name: 'batch',
    created: clock.ago(200),
    createdBy: draft.arn('iam', '', 'root'),
    latest: httpTokens(true),
    latestNumber: 2,
    older: { number: 1, data: httpTokens(false), created: clock.ago(300) },
  });
  addSnapshot(draft, {
    region,
    name: 'copy',
    volumeId: volumeId(draft, region, 'lost'),
    size: 10,
    started: clock.ago(100),
    kmsKeyArn: null,
    public: mended(draft, true, false),
  });
  addKey(draft, { region, name: 'data', created: clock.ago(400), rotated: mended(draft, false, true) });
  draft.when(clock.during(day), () => addKey(draft, { region, name: 'new', created: clock.ago(day), rotated: false }));
  addTrail(draft, {
    region,
    name: `trail-${region}`,
    bucket: 'small-trail',
    started: clock.ago(500),
    validated: mended(draft, false, true),
  });
  addConfigRegion(draft, { region, recorder: { recording: mended(draft, false, true), since: clock.ago(500) }, bucket: 'small-trail' });
  addParameterGroup(draft, { region, name: 'default.postgres16', family: 'postgres16', set: { 'rds.force_ssl': mended(draft, '0', '1') } });
  addDatabase(draft, {
    region,
    name: 'shop',
    created: clock.ago(300),
    engine: 'postgres',
    version: '16.4',
    vpc,
    kmsKeyArn: null,
    data: { PubliclyAccessible: mended(draft, true, false), MultiAZ: mended(draft, true, false) },
  });
  addDatabaseSnapshot(draft, {
    region,
    source: 'shop',
    name: 'shared',
    taken: clock.ago(100),
    engine: 'postgres',
    version: '16.4',
    vpcId: vpc.id,
    kmsKeyArn: null,
    sharedWith: mended(draft, ['all'], []),
  });
  addFunction(draft, {
    region,
    name: 'job',
    changed: clock.ago(100),
    runtime: mended<'nodejs12.x' | 'nodejs22.x'>(draft, 'nodejs12.x', 'nodejs22.x'),
    roleArn: draft.arn('iam', '', 'role/CloudLensScanRole'),
    policy: mended(draft, [{ ...can('lambda:InvokeFunction'), Principal: '*' as const }], []),
  });
  draft.when(!clock.during(day), () => addStack(draft, { region, name: 'old', created: clock.ago(300), status: 'DELETE_FAILED' }));
  addEventAlarm(draft, {
    region,
    name: 'root-use',
    logGroup: 'small-trail',
    pattern: '{ $.userIdentity.type = Root }',
    created: clock.ago(300),
    topic: mended<string | null>(draft, null, 'security'),
  });
  addTransitGateway(draft, { region, name: 'hub', created: clock.ago(300), autoAccept: mended(draft, true, false) });
  addRegionGuards(draft, region, {
    analyzers: mended(draft, {}, { small: 'ACCOUNT' as const }),
    macie: mended(draft, 'PAUSED' as const, 'ENABLED' as const),
    hub: mended<string[] | undefined>(draft, undefined, ['cis-aws-foundations-benchmark']),
  });
  addVault(draft, {
    region,
    name: 'old',
    created: clock.ago(600),
    policy: mended(draft, [{ ...can('glacier:*', draft.arn('glacier', region, 'vaults/old')), Principal: '*' as const }], []),
  });
  addBackupRegion(draft, region);
  addBackupPlan(draft, {
    region,
    name: 'nightly',
    created: clock.ago(300),
    selections: {
      all: { Resources: mended(draft, ['arn:aws:rds:*:*:cluster:*'], ['*']) },
      volumes: { Resources: ['arn:aws:ec2:*:*:volume/*'] },
    },
  });
  addStack(draft, { region, name: 'base', created: clock.ago(300), protected: mended(draft, false, true) });
}

function writeMessaging(draft: Draft): void {
  const { clock } = draft;
  const everybody = (action: string) => mended(draft, [{ ...can(action), Principal: '*' as const }], []);
  for (const region of regions) {
    addEventBus(draft, region, 'default', { statements: everybody('events:PutEvents') });
    const topic = addTopic(draft, { region, name: 'news', statements: everybody('SNS:Publish') });
    const queue = addQueue(draft, {
      region,
      name: 'jobs',
      created: clock.ago(300),
      kmsKeyArn: mended<null | undefined>(draft, null, undefined),
    });
    addSubscription(draft, { topic, protocol: 'sqs', endpoint: queue });
    for (const name of ['morning', 'noon', 'night'])
      addRule(draft, { region, name, on: { ScheduleExpression: 'rate(1 day)' }, targets: [queue], disabled: name === 'night' });
  }
  addSecret(draft, { region: main, name: 'password', created: clock.ago(300), ...mended(draft, {}, { rotatesEvery: 30 }) });
  addFileSystem(draft, {
    region: main,
    name: 'files',
    created: clock.ago(300),
    kmsKeyArn: null,
    backups: mended<null | undefined>(draft, null, undefined),
  });
}

function writeEntrances(draft: Draft, vpc: Vpc): void {
  const created = draft.clock.ago(300);
  const subnets = ['a', 'b'];
  addLoadBalancer(draft, {
    name: 'shop',
    created,
    vpc,
    subnets,
    listeners: { 80: mended<'forward' | 'redirect'>(draft, 'forward', 'redirect') },
  });
  addClassicLoadBalancer(draft, {
    name: 'old-shop',
    created,
    vpc,
    subnets,
    listeners: { 443: 'HTTPS' },
    crossZone: mended(draft, false, true),
  });
  addWebAcl(draft, { region: vpc.region, name: 'shop' });
}

function writeEdge(draft: Draft): void {
  const origins = [fromServer('shop.example', mended<'http-only' | 'https-only'>(draft, 'http-only', 'https-only'))];
  addDistribution(draft, { name: 'shop', changed: draft.clock.ago(300), origins });
}
