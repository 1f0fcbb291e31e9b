import { defineCheck } from '../define-check';
import { exposuresOf, judgeExposures, publicAccessNeeds, publicAccessReads } from '../shared/public-bucket';

export const check = defineCheck({
  id: 's3/bucket-acl-not-public-write',
  title: 'S3 bucket ACLs do not let the public write',
  severity: 'critical',
  resourceType: 'AWS::S3::Bucket',
  needs: publicAccessNeeds,
  reads: publicAccessReads,
  why: 'Strangers could put files into the bucket, replace what is there, or change the ACL and open the rest.',
  remedy: {
    text: 'Take the grants to everyone and to all AWS accounts out of the ACL; better, disable ACLs altogether.',
    console: 'S3 → the bucket → Permissions → Object Ownership → Edit → ACLs disabled.',
    cli: 'aws s3api put-bucket-acl --bucket <bucket> --acl private',
    terraform:
      'resource "aws_s3_bucket_ownership_controls" "this" {\n  bucket = "<bucket>"\n  rule {\n    object_ownership = "BucketOwnerEnforced"\n  }\n}',
  },
  aliases: { prowler: ['s3_bucket_public_write_acl'], securityHub: ['S3.3'] },
  requirements: { fsbp: ['S3.3'] },
  evaluate: (bucket, snapshot, context) =>
    judgeExposures(
      exposuresOf(bucket, snapshot, context),
      ({ via, access }) => via === 'acl' && ['write', 'acl-write'].includes(access),
      'write by the bucket ACL',
    ),
});
