import { defineCheck, notApplicable } from '../define-check';
import { judgeAccessPointBlock } from '../shared/access-points';

export const check = defineCheck({
  id: 's3/multi-region-access-point-public-access-blocked',
  title: 'S3 multi-region access points block public access',
  severity: 'high',
  resourceType: 'AWS::S3::MultiRegionAccessPoint',
  needs: ['s3control:ListMultiRegionAccessPoints'],
  why: 'One policy statement would open the buckets of all its regions at once.',
  remedy: {
    text: 'The block cannot be changed once the access point is made: make a new one with all four switches on, and delete the old one.',
    console: 'S3 → Multi-Region Access Points → Create Multi-Region Access Point → Block all public access.',
    terraform:
      'resource "aws_s3control_multi_region_access_point" "this" {\n  details {\n    name = "<name>"\n    public_access_block {\n      block_public_acls       = true\n      ignore_public_acls      = true\n      block_public_policy     = true\n      restrict_public_buckets = true\n    }\n    region {\n      bucket = "<bucket>"\n    }\n  }\n}',
    cloudformation:
      'Type: AWS::S3::MultiRegionAccessPoint\nProperties:\n  PublicAccessBlockConfiguration:\n    BlockPublicAcls: true\n    IgnorePublicAcls: true\n    BlockPublicPolicy: true\n    RestrictPublicBuckets: true',
  },
  aliases: { prowler: ['s3_multi_region_access_point_public_access_block'], securityHub: ['S3.24'] },
  evaluate: ({ data }) => {
    if (data.Status === 'DELETING') return notApplicable('The access point is being deleted');
    const buckets = (data.Regions ?? []).map(({ Bucket }) => Bucket ?? '').sort();
    return judgeAccessPointBlock(data.PublicAccessBlock, { bucket: buckets.join(', ') });
  },
});
