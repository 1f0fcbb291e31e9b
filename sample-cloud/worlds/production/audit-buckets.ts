import type { Draft } from '../draft';
import { addBucket } from '../parts/bucket';
import { can, type Statement, tlsOnly } from '../parts/policy-document';
import { americas, dataKey, main, tagsOf } from './places';

export const trailBucket = 'lumen-prod-cloudtrail';
export const legacyTrailBucket = 'lumen-cloudtrail-2018';
export const configBucket = 'lumen-prod-config';

/** Buckets that CloudTrail and Config write to. */
export function addAuditBuckets(draft: Draft, logBucket: string): void {
  const { clock } = draft;
  const accepts = (bucket: string, service: string): Statement[] => [
    { ...can('s3:GetBucketAcl', `arn:aws:s3:::${bucket}`), Principal: { Service: `${service}.amazonaws.com` } },
    {
      ...can('s3:PutObject', `arn:aws:s3:::${bucket}/*`),
      Principal: { Service: `${service}.amazonaws.com` },
      Condition: { StringEquals: { 'aws:SourceAccount': draft.account } },
    },
  ];
  addBucket(draft, {
    name: trailBucket,
    region: main,
    created: clock.ago(1100),
    tags: tagsOf('security'),
    versioned: true,
    expireDays: 400,
    kmsKeyArn: dataKey(draft, main, 'audit'),
    logsTo: clock.turn(undefined, [48, logBucket]),
    data: { versioning: { status: 'Enabled', mfaDelete: true } },
    policy: [tlsOnly(trailBucket), ...accepts(trailBucket, 'cloudtrail')],
  });
  addBucket(draft, {
    name: legacyTrailBucket,
    region: americas,
    created: clock.ago(2480),
    policy: accepts(legacyTrailBucket, 'cloudtrail'),
    data: { publicAccessBlock: null, ownership: { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] } },
  });
  addBucket(draft, {
    name: configBucket,
    region: main,
    created: clock.ago(1090),
    tags: tagsOf('security'),
    versioned: true,
    logsTo: logBucket,
    policy: [tlsOnly(configBucket), ...accepts(configBucket, 'config')],
  });
}
