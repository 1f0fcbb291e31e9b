import { defineCheck, fail, pass, unknown } from '../define-check';
import { accountBlock, publicAccessReads } from '../shared/public-bucket';

const switches = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'] as const;

export const check = defineCheck({
  id: 's3/bucket-public-access-blocked',
  title: 'S3 buckets block public access in all four ways',
  severity: 'high',
  resourceType: 'AWS::S3::Bucket',
  needs: ['s3:ListBuckets', 's3:GetPublicAccessBlock', 's3control:GetPublicAccessBlock'],
  reads: publicAccessReads,
  why: 'Without the block, a single wrong policy or ACL opens the bucket to the world; with it, the mistake has no effect.',
  remedy: {
    text: 'Turn on all four switches of the bucket, or of the whole account if nothing in it is meant to be public.',
    console: 'S3 → the bucket → Permissions → Block public access → Edit → Block all public access.',
    cli: 'aws s3api put-public-access-block --bucket <bucket> --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
    terraform:
      'resource "aws_s3_bucket_public_access_block" "this" {\n  bucket                  = "<bucket>"\n  block_public_acls       = true\n  ignore_public_acls      = true\n  block_public_policy     = true\n  restrict_public_buckets = true\n}',
    cloudformation:
      'PublicAccessBlockConfiguration:\n  BlockPublicAcls: true\n  IgnorePublicAcls: true\n  BlockPublicPolicy: true\n  RestrictPublicBuckets: true',
  },
  aliases: { prowler: ['s3_bucket_level_public_access_block'], securityHub: ['S3.8'] },
  requirements: { 'cis-3.0': ['2.1.4'], 'cis-5.0': ['2.1.4'], 'cis-7.0': ['3.1.4'], fsbp: ['S3.8'] },
  evaluate: ({ data: { publicAccessBlock } }, snapshot) => {
    if (publicAccessBlock === undefined) return unknown('No telling what the bucket blocks: its public-access block was not given');
    // S3 applies whichever is stricter, switch by switch.
    const account = accountBlock(snapshot);
    const rows = switches.map((name) => ({
      switch: name,
      onBy: publicAccessBlock?.[name] === true ? 'bucket' : account?.[name] === true ? 'account' : null,
    }));
    const off = rows.filter(({ onBy }) => onBy === null).map((row) => row.switch);
    if (off.length > 0)
      return fail(`${off.join(', ')} ${off.length === 1 ? 'is' : 'are'} off for the bucket and for the account`, { switches: rows });
    return pass('All public access is blocked', { switches: rows });
  },
});
