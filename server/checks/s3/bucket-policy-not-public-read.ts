import { defineCheck } from '../define-check';
import { exposuresOf, judgeExposures, publicAccessNeeds, publicAccessReads } from '../shared/public-bucket';

export const check = defineCheck({
  id: 's3/bucket-policy-not-public-read',
  title: 'S3 bucket policies do not let the public list or read',
  severity: 'critical',
  resourceType: 'AWS::S3::Bucket',
  needs: publicAccessNeeds,
  reads: publicAccessReads,
  why: 'Whoever knows or guesses the name of the bucket can download what is in it, without an account and mostly without a trace.',
  remedy: {
    text: 'Name the principals that need to read in the policy, or turn on RestrictPublicBuckets, which keeps all outsiders out while the policy is public.',
    console: 'S3 → the bucket → Permissions → Bucket policy → Edit: replace the principal * by the roles or services that need it.',
    cli: 'aws s3api put-bucket-policy --bucket <bucket> --policy file://<policy.json>',
  },
  aliases: { securityHub: ['S3.2'] },
  requirements: { 'cis-7.0': ['2.21'], fsbp: ['S3.2'] },
  evaluate: (bucket, snapshot, context) =>
    judgeExposures(
      exposuresOf(bucket, snapshot, context),
      ({ via, access }) => via === 'policy' && ['list', 'read', 'acl-read'].includes(access),
      'read by the bucket policy',
    ),
});
