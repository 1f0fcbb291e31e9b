import { defineCheck, fail, pass, unknown } from '../define-check';
import { accountBlock } from '../shared/public-bucket';

export const check = defineCheck({
  id: 's3/bucket-object-acls-powerless',
  title: 'Objects in S3 buckets cannot be made public one by one',
  severity: 'low',
  resourceType: 'AWS::S3::Bucket',
  needs: ['s3:ListBuckets', 's3:GetBucketOwnershipControls', 's3:GetPublicAccessBlock', 's3control:GetPublicAccessBlock'],
  reads: [{ type: 'AWS::S3::AccountSettings', scope: 'account' }],
  why: 'Whoever uploads an object can open it to everybody by its own ACL, and no setting of the bucket shows it: one would have to look at every object.',
  remedy: {
    text: 'Switch ACLs off for the bucket, or let its public-access block ignore public ACLs. Objects that have to be public are better served by CloudFront.',
    console: 'S3 → the bucket → Permissions → Object Ownership → ACLs disabled.',
    cli: 'aws s3api put-bucket-ownership-controls --bucket <bucket> --ownership-controls "Rules=[{ObjectOwnership=BucketOwnerEnforced}]"',
    terraform:
      'resource "aws_s3_bucket_ownership_controls" "this" {\n  bucket = "<bucket>"\n  rule {\n    object_ownership = "BucketOwnerEnforced"\n  }\n}',
    cloudformation: 'OwnershipControls:\n  Rules:\n    - ObjectOwnership: BucketOwnerEnforced',
  },
  // Others read the ACLs of some objects. CloudLens never reads objects, and asks whether any such ACL could count.
  aliases: { prowler: ['s3_bucket_object_public'] },
  evaluate: ({ data }, snapshot) => {
    const { ownership, publicAccessBlock } = data;
    if (ownership === undefined || publicAccessBlock === undefined)
      return unknown('Not known: who owns objects, or what is blocked, was not given');
    const enforced = (ownership?.Rules ?? []).some(({ ObjectOwnership }) => ObjectOwnership === 'BucketOwnerEnforced');
    const evidence = {
      ownership: ownership?.Rules?.[0]?.ObjectOwnership ?? null,
      bucketIgnoresPublicAcls: publicAccessBlock?.IgnorePublicAcls ?? false,
      accountIgnoresPublicAcls: accountBlock(snapshot)?.IgnorePublicAcls ?? false,
    };
    if (enforced) return pass('ACLs are switched off for the bucket', evidence);
    if (evidence.bucketIgnoresPublicAcls) return pass('The bucket ignores public ACLs', evidence);
    if (evidence.accountIgnoresPublicAcls) return pass('The account ignores public ACLs', evidence);
    return fail('An ACL of its own can open any object to everybody', evidence);
  },
});
