import { defineCheck } from '../define-check';
import { exposuresOf, judgeExposures, publicAccessNeeds, publicAccessReads } from '../shared/public-bucket';

export const check = defineCheck({
  id: 's3/bucket-acl-not-public-read',
  title: 'S3 bucket ACLs do not let the public list',
  severity: 'critical',
  resourceType: 'AWS::S3::Bucket',
  needs: publicAccessNeeds,
  reads: publicAccessReads,
  why: 'A public list of names tells strangers what there is to take, and finds every object that was made public by mistake.',
  remedy: {
    text: 'Take the grants to everyone and to all AWS accounts out of the ACL; better, disable ACLs altogether.',
    console: 'S3 → the bucket → Permissions → Object Ownership → Edit → ACLs disabled.',
    cli: 'aws s3api put-bucket-acl --bucket <bucket> --acl private',
    terraform:
      'resource "aws_s3_bucket_ownership_controls" "this" {\n  bucket = "<bucket>"\n  rule {\n    object_ownership = "BucketOwnerEnforced"\n  }\n}',
  },
  aliases: { prowler: ['s3_bucket_public_list_acl'], securityHub: ['S3.2'] },
  requirements: { fsbp: ['S3.2'] },
  evaluate: (bucket, snapshot, context) =>
    judgeExposures(
      exposuresOf(bucket, snapshot, context),
      ({ via, access }) => via === 'acl' && ['list', 'read', 'acl-read'].includes(access),
      'list by the bucket ACL',
    ),
});
