import type { Draft } from '../draft';
import { accounts } from '../lumen';
import { addAccessPoint } from '../parts/access-point';
import { addBackupPlan, addBackupRegion, addBackupRole } from '../parts/backup';
import { blockAll } from '../parts/bucket';
import { addConfigRegion } from '../parts/config-region';
import { addDatabase } from '../parts/database';
import { addCluster } from '../parts/database-cluster';
import { addEventSubscription, addParameterGroup } from '../parts/database-settings';
import { addClusterSnapshot, addDatabaseSnapshot } from '../parts/database-snapshot';
import { addEmrRegion } from '../parts/emr-cluster';
import { addFunction } from '../parts/function';
import { addAwsKeys, addKey, keyArn } from '../parts/kms-key';
import { addNoOrganization } from '../parts/organization-place';
import { can } from '../parts/policy-document';
import { addRegionGuards } from '../parts/region-guards';
import { addStack } from '../parts/stack';
import { protectionPlans } from '../parts/threat-detection';
import { addTrail, objectEvents } from '../parts/trail';
import { addVault } from '../parts/vault';
import type { SandboxPlaces } from './compute';
import { main, regions, tagsOf } from './places';
import { configBucket, trailBucket } from './storage';

/** Databases, functions, keys and stacks in good order, and the records of what happens to them. */
export function addServices(draft: Draft, places: SandboxPlaces): void {
  const { clock } = draft;
  for (const name of ['sandbox-disks', 'sandbox-data', 'sandbox-databases', 'sandbox-audit']) {
    addKey(draft, {
      region: main,
      name,
      created: clock.ago(228),
      rotated: name === 'sandbox-audit' ? clock.turn(false, [48, true]) : true,
      tags: tagsOf('security'),
    });
  }
  addKey(draft, { region: main, name: 'sandbox-escrow', created: clock.ago(200), importedUntil: null, tags: tagsOf('security') });
  addAwsKeys(draft, main, ['ebs', 's3'], clock.ago(228));
  addDatabases(draft, places);
  addFunctions(draft, places);
  addTrail(draft, {
    region: main,
    name: 'sandbox',
    bucket: trailBucket,
    multiRegion: true,
    validated: true,
    kmsKeyArn: keyArn(draft, main, 'sandbox-audit'),
    logGroup: 'sandbox-cloudtrail',
    started: clock.ago(227),
    eventSelectors: [
      {
        ...objectEvents('All'),
        DataResources: [
          { Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] },
          { Type: 'AWS::Lambda::Function', Values: ['arn:aws:lambda'] },
        ],
      },
    ],
    insights: [{ InsightType: 'ApiCallRateInsight' }, { InsightType: 'ApiErrorRateInsight' }],
    data: { CloudWatchLogsRoleArn: draft.arn('iam', '', 'role/sandbox-trail') },
    tags: tagsOf('security'),
  });
  for (const region of regions) {
    addConfigRegion(draft, { region, recorder: { recording: true, since: clock.ago(226) }, bucket: configBucket });
    addBackupRegion(draft, region);
    addRegionGuards(draft, region, {
      analyzers: { sandbox: 'ACCOUNT' },
      macie: 'ENABLED',
      hub: ['aws-foundational-security-best-practices', 'cis-aws-foundations-benchmark'],
      detector: { since: clock.ago(226), plans: protectionPlans, eksAgent: true, administrator: accounts.production },
      inspector: { inspected: [] },
      registry: {
        scanType: 'BASIC',
        rules: [{ scanFrequency: 'SCAN_ON_PUSH', repositoryFilters: [{ filter: '*', filterType: 'WILDCARD' }] }],
      },
    });
    addEmrRegion(draft, region);
  }
  addNoOrganization(draft);
  addAccessPoint(draft, { region: main, name: 'sandbox-results', bucket: 'lumen-sandbox-results', block: blockAll });
  addVault(draft, { region: main, name: 'sandbox-baselines', created: clock.ago(200) });
  addBackupRole(draft, clock.ago(225));
  addBackupPlan(draft, { region: main, name: 'sandbox-all', created: clock.ago(225), selections: { all: { Resources: ['*'] } } });
  for (const [name, age] of [
    ['sandbox-network', 229],
    ['sandbox-guardrails', 228],
    ['sandbox-data', 210],
  ] as const) {
    addStack(draft, {
      region: main,
      name,
      created: clock.ago(age),
      protected: true,
      drift: 'IN_SYNC',
      notified: true,
      roleArn: draft.arn('iam', '', 'role/sandbox-cloudformation'),
      tags: tagsOf('platform'),
    });
  }
  addStack(draft, {
    region: main,
    name: 'CDKToolkit',
    created: clock.ago(225),
    protected: true,
    drift: 'IN_SYNC',
    notified: true,
    outputs: { BootstrapVersion: '28' },
    tags: tagsOf('platform'),
  });
  // The one thing that nobody thought of.
  addStack(draft, { region: main, name: 'trial-recommendations', created: clock.ago(69), tags: tagsOf('analytics') });
}

function addDatabases(draft: Draft, { vpc, databaseGroup }: SandboxPlaces): void {
  const { clock } = draft;
  const kmsKeyArn = keyArn(draft, main, 'sandbox-databases');
  const base = { region: main, vpc, groupId: databaseGroup, kmsKeyArn, port: 5433, tags: tagsOf('analytics'), version: '16.4' } as const;
  addDatabase(draft, {
    ...base,
    name: 'trial-features',
    created: clock.ago(180),
    engine: 'postgres',
    parameterGroup: 'sandbox-postgres16',
    instanceClass: 'db.t4g.medium',
    data: { MonitoringRoleArn: draft.arn('iam', '', 'role/sandbox-rds-monitoring') },
  });
  addCluster(draft, {
    ...base,
    name: 'trial-vectors',
    created: clock.ago(150),
    engine: 'aurora-postgresql',
    members: 2,
    memberData: { MonitoringRoleArn: draft.arn('iam', '', 'role/sandbox-rds-monitoring') },
  });
  addParameterGroup(draft, { region: main, name: 'sandbox-postgres16', family: 'postgres16', set: { 'rds.force_ssl': '1' } });
  addParameterGroup(draft, {
    region: main,
    name: 'default.aurora-postgresql16',
    family: 'aurora-postgresql16',
    description: 'Default parameter group for aurora-postgresql16',
    set: {},
  });
  addDatabaseSnapshot(draft, {
    ...base,
    source: 'trial-features',
    name: 'trial-features-baseline',
    taken: clock.ago(90),
    engine: 'postgres',
    vpcId: vpc.id,
  });
  addClusterSnapshot(draft, {
    ...base,
    source: 'trial-vectors',
    name: 'trial-vectors-baseline',
    taken: clock.ago(90),
    engine: 'aurora-postgresql',
    vpcId: vpc.id,
  });
  const listen = (name: string, sourceType: string, categories: string[]) =>
    addEventSubscription(draft, { region: main, name, created: clock.ago(180), sourceType, categories });
  listen('instances', 'db-instance', ['maintenance', 'configuration change', 'failure']);
  listen('clusters', 'db-cluster', ['maintenance', 'failure']);
  listen('parameters', 'db-parameter-group', ['configuration change']);
  listen('groups', 'db-security-group', ['configuration change', 'failure']);
}

function addFunctions(draft: Draft, { vpc, appGroup }: SandboxPlaces): void {
  const { clock } = draft;
  for (const name of ['trial-score', 'trial-train', 'trial-report']) {
    addFunction(draft, {
      region: main,
      name,
      changed: clock.ago(64),
      runtime: 'python3.13',
      roleArn: draft.arn('iam', '', 'role/sandbox-function'),
      vpc: { network: vpc, groupId: appGroup, subnets: ['app-a', 'app-b'] },
      deadLetters: draft.arn('sqs', main, 'trial-failed'),
      environment: { MODEL: 'baseline' },
      environmentKey: keyArn(draft, main, 'sandbox-data'),
      ...(name === 'trial-train' && {
        data: {
          SigningProfileVersionArn: draft.arn('signer', main, '/signing-profiles/sandbox/made-up01'),
          SigningJobArn: draft.arn('signer', main, '/signing-jobs/made-up-job'),
        },
      }),
      ...(name === 'trial-score' && {
        url: { auth: 'AWS_IAM' as const, origins: ['https://trial.lumen.example'], created: clock.ago(80) },
        policy: [
          {
            ...can('lambda:InvokeFunction'),
            Principal: { Service: 'events.amazonaws.com' },
            Condition: { ArnLike: { 'aws:SourceArn': draft.arn('events', main, 'rule/hourly') } },
          },
        ],
      }),
      tags: tagsOf('analytics'),
    });
  }
}
