import { defineCheck, fail, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 's3/bucket-acls-disabled',
  title: 'S3 buckets have ACLs disabled',
  severity: 'medium',
  resourceType: 'AWS::S3::Bucket',
  needs: ['s3:ListBuckets', 's3:GetBucketOwnershipControls'],
  why: 'With ACLs each object may carry its own grants and belong to whoever wrote it, so that no policy tells who can read what.',
  remedy: {
    text: 'Move the grants that are still needed into the bucket policy, then let the bucket owner own every object.',
    console: 'S3 → the bucket → Permissions → Object Ownership → Edit → ACLs disabled.',
    cli: 'aws s3api put-bucket-ownership-controls --bucket <bucket> --ownership-controls Rules=[{ObjectOwnership=BucketOwnerEnforced}]',
    terraform:
      'resource "aws_s3_bucket_ownership_controls" "this" {\n  bucket = "<bucket>"\n  rule {\n    object_ownership = "BucketOwnerEnforced"\n  }\n}',
    cloudformation: 'OwnershipControls:\n  Rules:\n    - ObjectOwnership: BucketOwnerEnforced',
  },
  aliases: { prowler: ['s3_bucket_acl_prohibited'], securityHub: ['S3.12'] },
  requirements: { fsbp: ['S3.12'] },
  evaluate: ({ data: { ownership } }) => {
    if (ownership === undefined) return unknown('No telling whether ACLs are disabled: object ownership was not given');
    // Buckets from before ownership controls have none: whoever writes an object owns it.
    const objectOwnership = ownership?.Rules?.[0]?.ObjectOwnership ?? 'ObjectWriter';
    const evidence = { objectOwnership };
    return objectOwnership === 'BucketOwnerEnforced'
      ? pass('ACLs are disabled', evidence)
      : fail(`ACLs are in force (${objectOwnership})`, evidence);
  },
});
