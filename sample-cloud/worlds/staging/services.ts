import type { RecordingGroup } from '@aws-sdk/client-config-service';
import type { Draft } from '../draft';
import { accounts } from '../lumen';
import { addBackupRegion } from '../parts/backup';
import { addConfigRegion } from '../parts/config-region';
import { addDatabase } from '../parts/database';
import { addParameterGroup } from '../parts/database-settings';
import { addDatabaseSnapshot } from '../parts/database-snapshot';
import { addFunction, type FunctionOptions } from '../parts/function';
import { addAwsKeys, addKey } from '../parts/kms-key';
import { addNoOrganization } from '../parts/organization-place';
import { can } from '../parts/policy-document';
import { addRegionGuards } from '../parts/region-guards';
import { addStack, type StackOptions } from '../parts/stack';
import { addTrail } from '../parts/trail';
import { addVault } from '../parts/vault';
import type { StagingGroups } from './compute';
import type { Networks } from './network';
import { idleRegions, main, second, tagsOf, third, usedRegions } from './places';
import { trailBucket } from './storage';

const withoutIam: RecordingGroup = {
  allSupported: true,
  includeGlobalResourceTypes: false,
  resourceTypes: [],
  recordingStrategy: { useOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' },
};

/** Databases, functions, keys, stacks and what should have recorded all that. */
export function addServices(draft: Draft, networks: Networks, groups: StagingGroups): void {
  addDatabases(draft, networks, groups);
  addFunctions(draft);
  const { clock } = draft;
  for (const region of usedRegions) addAwsKeys(draft, region, ['ebs', 'rds'], clock.ago(1200));
  addKey(draft, { region: main, name: 'staging', created: clock.ago(1190), statements: [{ ...can('kms:*'), Principal: { AWS: '*' } }] });
  addKey(draft, { region: main, name: 'staging-backups', created: clock.ago(640), rotated: true, rotationDays: 1095 });
  addKey(draft, { region: main, name: 'agency-exchange', created: clock.ago(350), importedUntil: clock.ago(-15) });
  addKey(draft, {
    region: main,
    name: 'load-test-results',
    created: clock.ago(480),
    aliased: false,
    ...(clock.during(8) && { deletion: clock.ago(-22) }),
  });
  addKey(draft, { region: third, name: 'eu-west-test', created: clock.ago(610), disabled: true, multiRegion: true });

  addTrail(draft, {
    region: main,
    name: 'staging',
    bucket: trailBucket,
    started: clock.ago(1290),
    logging: clock.turn(true, [34, false]),
    ...(clock.during(34) && { stopped: clock.ago(34) }),
  });
  for (const region of [...usedRegions, ...idleRegions]) {
    addBackupRegion(draft, region);
    addRegionGuards(draft, region);
    addConfigRegion(draft, {
      region,
      ...(region === main && {
        recorder: { recording: true, since: clock.ago(880), role: 'config-service', group: withoutIam, failing: true },
      }),
      ...(region === second && {
        recorder: { recording: true, since: clock.ago(410), role: 'config-service', group: withoutIam, frequency: 'DAILY', failing: true },
        bucket: trailBucket,
        snapshots: null,
      }),
    });
  }
  addNoOrganization(draft);
  addVault(draft, {
    region: main,
    name: 'old-dumps',
    created: clock.ago(1200),
    policy: [{ ...can('glacier:*', draft.arn('glacier', main, 'vaults/old-dumps')), Principal: '*' }],
  });
  addStacks(draft);
}

function addDatabases(draft: Draft, { shop }: Networks, groups: StagingGroups): void {
  const { clock } = draft;
  const careless = {
    MultiAZ: false,
    BackupRetentionPeriod: 0,
    DeletionProtection: false,
    AutoMinorVersionUpgrade: false,
    CopyTagsToSnapshot: false,
    IAMDatabaseAuthenticationEnabled: false,
    MonitoringInterval: 0,
    MonitoringRoleArn: undefined,
    EnabledCloudwatchLogsExports: [],
    PerformanceInsightsEnabled: false,
  };
  const base = { region: main, vpc: shop, groupId: groups.database, kmsKeyArn: null, instanceClass: 'db.t3.medium' };
  addDatabase(draft, {
    ...base,
    name: 'staging-shop',
    created: clock.ago(1190),
    engine: 'mysql',
    version: '5.7.44',
    user: 'admin',
    data: { ...careless, PubliclyAccessible: true, EngineLifecycleSupport: 'open-source-rds-extended-support' },
    tags: tagsOf('orders'),
  });
  addDatabase(draft, {
    ...base,
    name: 'staging-payments',
    created: clock.ago(700),
    engine: 'postgres',
    version: '12.22',
    user: 'postgres',
    data: careless,
  });
  addDatabase(draft, {
    ...base,
    name: 'copy-of-production',
    created: clock.ago(205),
    engine: 'postgres',
    version: '16.4',
    user: 'postgres',
    data: { ...careless, PubliclyAccessible: clock.turn(false, [27, true]) },
  });
  for (const family of ['mysql5.7', 'postgres12', 'postgres16']) {
    addParameterGroup(draft, {
      region: main,
      name: `default.${family}`,
      family,
      set: family === 'mysql5.7' ? {} : { 'rds.force_ssl': '0' },
    });
  }
  addDatabaseSnapshot(draft, {
    region: main,
    source: 'copy-of-production',
    name: 'from-production-anonymised',
    taken: clock.ago(206),
    engine: 'postgres',
    version: '16.4',
    vpcId: shop.id,
    kmsKeyArn: null,
    sharedWith: ['all'],
  });
  addDatabaseSnapshot(draft, {
    region: main,
    source: 'staging-shop',
    name: 'before-upgrade',
    taken: clock.ago(420),
    engine: 'mysql',
    version: '5.7.44',
    vpcId: shop.id,
    kmsKeyArn: null,
  });
}

function addFunctions(draft: Draft): void {
  const { clock } = draft;
  const fn = (name: string, age: number, runtime: FunctionOptions['runtime'], options: Partial<FunctionOptions> = {}) =>
    addFunction(draft, {
      region: main,
      name,
      changed: clock.ago(age),
      runtime,
      roleArn: draft.arn('iam', '', 'role/staging-lambda'),
      ...options,
    });
  fn('staging-hello', 1100, 'nodejs12.x', {
    url: { auth: 'NONE', origins: ['*'], created: clock.ago(1000) },
    policy: [{ ...can('lambda:InvokeFunctionUrl'), Principal: '*' }],
  });
  fn('staging-webhook-copy', 640, 'nodejs14.x', {
    policy: [{ ...can('lambda:InvokeFunction'), Principal: '*' }],
    environment: { SECRET_TOKEN: 'made-up-value' },
  });
  fn('staging-seed-data', 600, 'python3.7', { environment: { DB_PASSWORD: 'made-up-value' } });
  fn('staging-price-basket', 95, 'nodejs20.x', {
    policy: [{ ...can('lambda:InvokeFunction'), Principal: { AWS: accounts.formerAgency } }],
    tags: tagsOf('checkout'),
  });
  fn('staging-order-events', 95, 'nodejs20.x', {
    policy: [{ ...can('lambda:InvokeFunction'), Principal: { Service: 's3.amazonaws.com' } }],
    tags: tagsOf('orders'),
  });
  fn('cleanup-nightly', 870, 'python3.8', { deadLetters: draft.arn('sqs', main, 'cleanup-failed') });
  fn('load-test-controller', 480, 'go1.x', { region: second });
}

function addStacks(draft: Draft): void {
  const { clock } = draft;
  const stack = (name: string, age: number, options: Partial<StackOptions> = {}) =>
    addStack(draft, { region: main, name, created: clock.ago(age), ...options });
  stack('staging-network', 1240, { drift: 'DRIFTED', parameters: { Environment: 'staging' }, tags: tagsOf('platform') });
  stack('staging-shop', 1200, { updated: clock.ago(430), drift: 'DRIFTED' });
  stack('staging-payments', 700, {
    status: 'UPDATE_ROLLBACK_COMPLETE',
    updated: clock.ago(320),
    parameters: { DatabasePassword: 'made-up-value' },
    outputs: { DatabasePassword: 'made-up-value' },
  });
  stack('feature-1182', 310, { status: 'DELETE_FAILED' });
  stack('feature-1240-wishlist', 260);
  stack('feature-1307-dark-mode', 200, { status: 'ROLLBACK_COMPLETE' });
  stack('CDKToolkit', 500, { outputs: { BootstrapVersion: '12', BucketName: `cdk-hnb659fds-assets-${draft.account}-${main}` } });
  addStack(draft, { region: second, name: 'load-test', created: clock.ago(480), status: 'CREATE_COMPLETE' });
}
