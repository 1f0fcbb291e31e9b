import { defineCheck, fail, pass } from '../define-check';

export const check = defineCheck({
  id: 's3/bucket-versioning-enabled',
  title: 'S3 buckets keep old versions of their objects',
  severity: 'medium',
  resourceType: 'AWS::S3::Bucket',
  needs: ['s3:ListBuckets', 's3:GetBucketVersioning'],
  why: 'Without versions, an object that is overwritten or deleted by a mistake, a bug or an intruder is gone for good.',
  remedy: {
    text: 'Turn versioning on, and add a lifecycle rule that ends old versions after a while so that they do not pile up costs.',
    console: 'S3 → the bucket → Properties → Bucket Versioning → Edit → Enable.',
    cli: 'aws s3api put-bucket-versioning --bucket <bucket> --versioning-configuration Status=Enabled',
    terraform:
      'resource "aws_s3_bucket_versioning" "this" {\n  bucket = "<bucket>"\n  versioning_configuration {\n    status = "Enabled"\n  }\n}',
    cloudformation: 'VersioningConfiguration:\n  Status: Enabled',
  },
  aliases: { prowler: ['s3_bucket_object_versioning'], securityHub: ['S3.14'] },
  requirements: { fsbp: ['S3.14'] },
  evaluate: ({ data: { versioning } }) => {
    const status = versioning?.status ?? 'Off';
    const evidence = { versioning: status };
    if (status === 'Enabled') return pass('Versioning is on', evidence);
    return fail(status === 'Suspended' ? 'Versioning is suspended: new versions are not kept' : 'Versioning was never turned on', evidence);
  },
});
