import { defineCheck, fail, pass, unknown } from '../define-check';

const switches = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'] as const;

export const check = defineCheck({
  id: 's3/account-public-access-blocked',
  title: 'The account blocks public access to S3 in all four ways',
  severity: 'high',
  resourceType: 'AWS::S3::AccountSettings',
  needs: ['s3control:GetPublicAccessBlock'],
  why: 'It is the one setting that also holds for buckets and access points of tomorrow, whoever makes them and however they are set.',
  remedy: {
    text: 'Turn on all four switches for the account. First move what is meant to be public behind CloudFront, since it will be shut.',
    console: 'S3 → Block Public Access settings for this account → Edit → Block all public access.',
    cli: 'aws s3control put-public-access-block --account-id <account> --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
    terraform:
      'resource "aws_s3_account_public_access_block" "this" {\n  block_public_acls       = true\n  ignore_public_acls      = true\n  block_public_policy     = true\n  restrict_public_buckets = true\n}',
  },
  aliases: { prowler: ['s3_account_level_public_access_blocks'], securityHub: ['S3.1'] },
  requirements: { 'cis-3.0': ['2.1.4'], 'cis-5.0': ['2.1.4'], 'cis-7.0': ['3.1.4'], fsbp: ['S3.1'] },
  evaluate: ({ data: { publicAccessBlock } }) => {
    if (publicAccessBlock === undefined) return unknown('No telling what the account blocks: its public-access block was not given');
    if (publicAccessBlock === null) return fail('The account has no public-access block', { configured: false });
    const off = switches.filter((name) => publicAccessBlock[name] !== true);
    if (off.length > 0) return fail(`${off.join(', ')} ${off.length === 1 ? 'is' : 'are'} off for the account`, { off });
    return pass('All public access is blocked for the account', { off });
  },
});
