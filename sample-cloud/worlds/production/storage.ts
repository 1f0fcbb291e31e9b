import type { Draft } from '../draft';
import type { ServiceName } from '../lumen';
import { addBucket, type BucketOptions, blockAll } from '../parts/bucket';
import { tlsOnly } from '../parts/policy-document';
import { addAuditBuckets } from './audit-buckets';
import { americas, asia, dataKey, main, recovery, tagsOf } from './places';
import { addExposedBuckets } from './storage-exposed';

export const logBucket = 'lumen-prod-access-logs';

type Differences = Partial<Omit<BucketOptions, 'name' | 'region'>> & { service?: ServiceName | null; age?: number };

/** The buckets of production. Most were made by one template; each exception has its history. */
export function addStorage(draft: Draft): void {
  const { clock } = draft;
  const bucket = (region: string, name: string, { service = 'platform', age = 700, ...differences }: Differences = {}) =>
    addBucket(draft, { region, name, created: clock.ago(age), tags: service ? tagsOf(service) : {}, ...differences });
  const careful = { versioned: true, expireDays: 90 };

  for (const [region, name] of [
    [main, logBucket],
    [americas, `${logBucket}-us`],
    [recovery, `${logBucket}-eu-west`],
  ] as const) {
    bucket(region, name, { service: 'security', expireDays: 400, policy: [tlsOnly(name), acceptsAccessLogs(name, draft.account)] });
  }
  const usLogs = `${logBucket}-us`;

  bucket(main, 'lumen-prod-invoices', {
    service: 'invoicing',
    ...careful,
    logsTo: logBucket,
    kmsKeyArn: dataKey(draft, main, 'payments'),
    data: { objectLock: lockFor(3650) },
  });
  bucket(main, 'lumen-prod-orders-archive', {
    service: 'orders',
    ...careful,
    logsTo: logBucket,
    kmsKeyArn: dataKey(draft, main, 'customers'),
    data: { replication: copyTo(draft, 'lumen-prod-orders-archive-copy') },
  });
  bucket(recovery, 'lumen-prod-orders-archive-copy', {
    service: 'orders',
    ...careful,
    logsTo: `${logBucket}-eu-west`,
    kmsKeyArn: dataKey(draft, recovery, 'customers'),
  });
  bucket(main, 'lumen-prod-customer-exports', {
    service: 'analytics',
    expireDays: 30,
    logsTo: logBucket,
    kmsKeyArn: dataKey(draft, main, 'customers'),
    data: { notification: tells(draft, main, 'customer-export-ready') },
  });
  bucket(main, 'lumen-prod-payment-reports', {
    service: 'payments',
    ...careful,
    logsTo: logBucket,
    kmsKeyArn: dataKey(draft, main, 'payments'),
    data: { versioning: { status: 'Enabled', mfaDelete: true }, objectLock: lockFor(3650) },
  });
  bucket(main, 'lumen-prod-catalog-images', {
    service: 'catalog',
    ...careful,
    logsTo: logBucket,
    data: { notification: tells(draft, main, 'catalog-resize-images') },
  });
  bucket(main, 'lumen-prod-catalog-feeds', {
    service: 'catalog',
    expireDays: 14,
    data: { notification: tells(draft, main, 'catalog-import-feed') },
  });
  bucket(main, 'lumen-prod-search-snapshots', { service: 'search', expireDays: 14, logsTo: clock.turn(undefined, [42, logBucket]) });
  bucket(main, 'lumen-prod-fulfilment-labels', {
    service: 'fulfilment',
    expireDays: 60,
    policy: clock.turn(null, [40, undefined], [27, null], [11, undefined]),
  });
  bucket(main, 'lumen-prod-partner-inventory', { service: 'fulfilment', ...careful, logsTo: logBucket });
  bucket(main, 'lumen-prod-deploy-artifacts', { ...careful, logsTo: logBucket });
  bucket(main, 'lumen-prod-terraform-state', { ...careful, logsTo: logBucket, kmsKeyArn: dataKey(draft, main, 'audit') });
  bucket(main, 'lumen-prod-database-exports', {
    service: 'orders',
    expireDays: 30,
    kmsKeyArn: dataKey(draft, main, 'customers'),
    data: { publicAccessBlock: clock.turn(null, [37, blockAll]) },
  });
  bucket(main, 'lumen-prod-analytics-lake', {
    service: 'analytics',
    logsTo: logBucket,
    kmsKeyArn: dataKey(draft, main, 'analytics'),
    expireDays: 120,
  });
  bucket(main, 'lumen-prod-analytics-scratch', { service: 'analytics', policy: null });
  bucket(main, `aws-glue-assets-${draft.account}-${main}`, { service: null, age: 480, policy: null });
  bucket(main, 'lumen-prod-lambda-packages', { ...careful });
  bucket(main, `cdk-hnb659fds-assets-${draft.account}-${main}`, { service: null, age: 520, versioned: true });
  bucket(americas, `cdk-hnb659fds-assets-${draft.account}-${americas}`, { service: null, age: 515, versioned: true });
  bucket(americas, 'lumen-prod-us-storefront-assets', { service: 'storefront', ...careful, logsTo: usLogs });
  bucket(americas, 'lumen-prod-us-order-events', { service: 'orders', expireDays: 30, logsTo: usLogs });
  bucket(americas, 'lumen-prod-us-analytics-raw', { service: 'analytics', policy: null });
  bucket(asia, 'lumen-prod-apac-edge-logs', { service: 'storefront', age: 380, policy: null, data: { encryption: null } });
  bucket(asia, 'lumen-prod-apac-edge-config', { service: 'storefront', age: 380 });
  bucket(recovery, 'lumen-prod-recovery-database-dumps', {
    service: 'orders',
    ...careful,
    logsTo: `${logBucket}-eu-west`,
    kmsKeyArn: dataKey(draft, recovery, 'customers'),
  });
  bucket(main, 'lumen-prod-network-logs', { service: 'security', expireDays: 180 });
  draft.when(clock.during(30, 17), () =>
    bucket(americas, 'lumen-black-week-assets', { service: 'marketing', age: 30, policy: null, data: { publicAccessBlock: null } }),
  );
  addAuditBuckets(draft, logBucket);
  addExposedBuckets(draft, logBucket);
}

function acceptsAccessLogs(name: string, account: string) {
  return {
    Sid: 'AccessLogs',
    Effect: 'Allow' as const,
    Principal: { Service: 'logging.s3.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: `arn:aws:s3:::${name}/*`,
    Condition: { StringEquals: { 'aws:SourceAccount': account } },
  };
}

function lockFor(days: number) {
  return { ObjectLockEnabled: 'Enabled' as const, Rule: { DefaultRetention: { Mode: 'COMPLIANCE' as const, Days: days } } };
}

function copyTo(draft: Draft, target: string) {
  return {
    Role: draft.arn('iam', '', 'role/lumen-bucket-replication'),
    Rules: [
      {
        ID: 'copy-everything',
        Priority: 1,
        Status: 'Enabled' as const,
        Filter: { Prefix: '' },
        DeleteMarkerReplication: { Status: 'Enabled' as const },
        Destination: { Bucket: `arn:aws:s3:::${target}`, StorageClass: 'STANDARD_IA' as const },
      },
    ],
  };
}

function tells(draft: Draft, region: string, functionName: string) {
  return {
    LambdaFunctionConfigurations: [
      {
        Id: functionName,
        LambdaFunctionArn: draft.arn('lambda', region, `function:${functionName}`),
        Events: ['s3:ObjectCreated:*' as const],
      },
    ],
  };
}
