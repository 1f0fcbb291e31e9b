import type { Draft } from '../draft';
import { addBucket } from '../parts/bucket';
import { keyArn } from '../parts/kms-key';
import { can, tlsOnly } from '../parts/policy-document';
import { main, regions, tagsOf } from './places';

export const trailBucket = 'lumen-sandbox-cloudtrail';
export const configBucket = 'lumen-sandbox-config';
export const logBucket = 'lumen-sandbox-logs';

/** Buckets as one would wish them. */
export function addStorage(draft: Draft): void {
  const { clock } = draft;
  const created = clock.ago(230);
  const kmsKeyArn = keyArn(draft, main, 'sandbox-data');
  const careful = {
    region: main,
    created,
    versioned: true,
    expireDays: 60,
    logsTo: logBucket,
    kmsKeyArn,
    data: { objectLock: { ObjectLockEnabled: 'Enabled' as const } },
  };
  const accepts = (bucket: string, service: string) => ({
    ...can('s3:PutObject', `arn:aws:s3:::${bucket}/*`),
    Principal: { Service: `${service}.amazonaws.com` },
    Condition: { StringEquals: { 'aws:SourceAccount': draft.account } },
  });
  addBucket(draft, {
    ...careful,
    name: logBucket,
    logsTo: undefined,
    kmsKeyArn: undefined,
    policy: [tlsOnly(logBucket), accepts(logBucket, 'logging.s3')],
    tags: tagsOf('security'),
  });
  for (const [name, service] of [
    [trailBucket, 'cloudtrail'],
    [configBucket, 'config'],
  ] as const) {
    addBucket(draft, {
      ...careful,
      name,
      policy: [tlsOnly(name), accepts(name, service)],
      data: { ...careful.data, versioning: { status: 'Enabled', mfaDelete: true } },
      tags: tagsOf('security'),
    });
  }
  const copies = {
    ...careful.data,
    versioning: { status: 'Enabled' as const, mfaDelete: true },
    notification: { EventBridgeConfiguration: {} },
    replication: {
      Role: draft.arn('iam', '', 'role/sandbox-replication'),
      Rules: [
        {
          ID: 'away',
          Priority: 1,
          Status: 'Enabled' as const,
          Filter: { Prefix: '' },
          DeleteMarkerReplication: { Status: 'Disabled' as const },
          Destination: { Bucket: 'arn:aws:s3:::lumen-sandbox-datasets-copy' },
        },
      ],
    },
  };
  addBucket(draft, { ...careful, name: 'lumen-sandbox-datasets', data: copies, tags: tagsOf('analytics') });
  addBucket(draft, {
    ...careful,
    name: 'lumen-sandbox-datasets-copy',
    region: regions[1],
    logsTo: undefined,
    kmsKeyArn: undefined,
    tags: tagsOf('analytics'),
  });
  addBucket(draft, {
    ...careful,
    name: 'lumen-sandbox-results',
    data: { ...careful.data, notification: { EventBridgeConfiguration: {} } },
    tags: tagsOf('analytics'),
  });
}
