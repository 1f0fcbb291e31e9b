import { defineCheck } from '../define-check';
import { exposuresOf, judgeExposures, publicAccessNeeds, publicAccessReads } from '../shared/public-bucket';

export const check = defineCheck({
  id: 's3/bucket-policy-not-public-write',
  title: 'S3 bucket policies do not let the public write',
  severity: 'critical',
  resourceType: 'AWS::S3::Bucket',
  needs: publicAccessNeeds,
  reads: publicAccessReads,
  why: 'Strangers could replace what customers download, delete backups, or fill the bucket at your cost.',
  remedy: {
    text: 'Name the principals that need to write in the policy; for uploads by customers hand out presigned URLs.',
    console: 'S3 → the bucket → Permissions → Bucket policy → Edit: replace the principal * by the roles or services that need it.',
    cli: 'aws s3api put-bucket-policy --bucket <bucket> --policy file://<policy.json>',
  },
  aliases: { prowler: ['s3_bucket_policy_public_write_access'], securityHub: ['S3.3'] },
  requirements: { 'cis-7.0': ['2.21'], fsbp: ['S3.3'] },
  evaluate: (bucket, snapshot, context) =>
    judgeExposures(
      exposuresOf(bucket, snapshot, context),
      ({ via, access }) => via === 'policy' && ['write', 'acl-write', 'configure'].includes(access),
      'change the bucket by its policy',
    ),
});
