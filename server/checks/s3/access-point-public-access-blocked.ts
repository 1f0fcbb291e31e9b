import { defineCheck } from '../define-check';
import { judgeAccessPointBlock } from '../shared/access-points';

export const check = defineCheck({
  id: 's3/access-point-public-access-blocked',
  title: 'S3 access points block public access',
  severity: 'critical',
  resourceType: 'AWS::S3::AccessPoint',
  needs: ['s3control:ListAccessPoints', 's3control:GetAccessPoint'],
  why: 'An access point has a policy of its own. Without the block, one statement in it opens the bucket to everybody, past what the bucket’s own policy says.',
  remedy: {
    text: 'The block of an access point cannot be changed: make a new one with all four switches on, move its users there, and delete the old one. Until then, the block of the bucket and of the account counts as well.',
    console: 'S3 → Access points → Create access point → Block all public access.',
    cli: 'aws s3control create-access-point --account-id <account-id> --name <name> --bucket <bucket> --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
    terraform:
      'resource "aws_s3_access_point" "this" {\n  public_access_block_configuration {\n    block_public_acls       = true\n    ignore_public_acls      = true\n    block_public_policy     = true\n    restrict_public_buckets = true\n  }\n}',
    cloudformation:
      'Type: AWS::S3::AccessPoint\nProperties:\n  PublicAccessBlockConfiguration:\n    BlockPublicAcls: true\n    IgnorePublicAcls: true\n    BlockPublicPolicy: true\n    RestrictPublicBuckets: true',
  },
  aliases: { prowler: ['s3_access_point_public_access_block'], securityHub: ['S3.19'] },
  requirements: { fsbp: ['S3.19'] },
  evaluate: ({ data }) => judgeAccessPointBlock(data.block, { bucket: data.Bucket ?? '', origin: data.NetworkOrigin ?? '' }),
});
