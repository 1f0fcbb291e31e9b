import { defineCheck } from '../define-check';
import { exposuresOf, judgeExposures, publicAccessNeeds, publicAccessReads } from '../shared/public-bucket';
import { judgeTrailBucket, readsBuckets, trailNeeds } from '../shared/trail-bucket';

export const check = defineCheck({
  id: 'cloudtrail/trail-bucket-not-public',
  title: 'Buckets with trail logs are closed to the public',
  severity: 'critical',
  resourceType: 'AWS::CloudTrail::Trail',
  needs: [...trailNeeds, ...publicAccessNeeds],
  reads: [readsBuckets, ...publicAccessReads],
  why: 'The logs name users, roles, addresses and resources: a map for an attack, and proof that can be wiped if the bucket can be written to.',
  remedy: {
    text: 'Block all public access to the log bucket, and take public statements and grants out of its policy and ACL.',
    console: 'S3 → the log bucket → Permissions → Block public access → Edit → Block all public access.',
    cli: 'aws s3api put-public-access-block --bucket <trail-bucket> --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
  },
  aliases: { prowler: ['cloudtrail_logs_s3_bucket_is_not_publicly_accessible'], securityHub: ['CloudTrail.6'] },
  requirements: { fsbp: ['CloudTrail.6'] },
  evaluate: (trail, snapshot, context) =>
    judgeTrailBucket(trail, snapshot, (bucket) => {
      const verdict = judgeExposures(exposuresOf(bucket, snapshot, context), () => true, `get into the log bucket ${bucket.id}`);
      return { ...verdict, evidence: { bucket: bucket.id, ...verdict.evidence } };
    }),
});
