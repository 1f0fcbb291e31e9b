import type { ReplicationRule } from '@aws-sdk/client-s3';
import { defineCheck, fail, pass, unknown } from '../define-check';

const nameIn = (rule: ReplicationRule): string => rule.Destination?.Bucket?.split(':::').at(-1) ?? '';

export const check = defineCheck({
  id: 's3/bucket-cross-region-replication',
  title: 'S3 buckets are replicated to another region',
  severity: 'low',
  resourceType: 'AWS::S3::Bucket',
  needs: ['s3:ListBuckets', 's3:GetBucketReplication', 's3:GetBucketLocation'],
  reads: [{ type: 'AWS::S3::Bucket', scope: 'account' }],
  why: 'When a region is out of reach, or a mistake empties the bucket, a copy elsewhere is what you go on with.',
  remedy: {
    text: 'For data that you cannot make again, replicate to a versioned bucket in another region, best in another account.',
    console: 'S3 → the bucket → Management → Create replication rule.',
    cli: 'aws s3api put-bucket-replication --bucket <bucket> --replication-configuration file://<replication.json>',
    terraform:
      'resource "aws_s3_bucket_replication_configuration" "this" {\n  bucket = "<bucket>"\n  role   = "<role-arn>"\n  rule {\n    id     = "elsewhere"\n    status = "Enabled"\n    destination {\n      bucket = "arn:aws:s3:::<bucket-in-another-region>"\n    }\n  }\n}',
  },
  aliases: { prowler: ['s3_bucket_cross_region_replication'], securityHub: ['S3.7'] },
  requirements: { fsbp: ['S3.7'] },
  evaluate: ({ region, data: { replication } }, snapshot) => {
    if (replication === undefined) return unknown('No telling whether the bucket is replicated: the setting was not given');
    const targets = (replication?.Rules ?? [])
      .filter(({ Status }) => Status === 'Enabled')
      .map((rule) => ({ bucket: nameIn(rule), region: snapshot.get('AWS::S3::Bucket', nameIn(rule))?.region ?? null }));
    const elsewhere = targets.find((target) => target.region !== null && target.region !== region);
    if (elsewhere) return pass(`Objects are replicated to ${elsewhere.bucket} in ${elsewhere.region}`, { targets });
    const unseen = targets.find((target) => target.region === null);
    if (unseen)
      return unknown(`Objects are replicated to ${unseen.bucket}, whose region is not known: it is outside what was scanned`, { targets });
    return fail(targets.length > 0 ? 'Objects are replicated only within the region' : 'No replication rule is in force', { targets });
  },
});
