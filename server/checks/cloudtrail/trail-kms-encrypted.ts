import { defineCheck, fail, pass } from '../define-check';
import { trailNeeds } from '../shared/trail-bucket';

export const check = defineCheck({
  id: 'cloudtrail/trail-kms-encrypted',
  title: 'Trails encrypt their log files with a KMS key',
  severity: 'medium',
  resourceType: 'AWS::CloudTrail::Trail',
  needs: trailNeeds,
  why: 'The logs tell an intruder where everything is. With a KMS key of yours, access to the bucket alone is not enough to read them.',
  remedy: {
    text: 'Give the trail a KMS key whose policy lets CloudTrail encrypt and only those who read logs decrypt.',
    console: 'CloudTrail → Trails → the trail → General details → Edit → Log file SSE-KMS encryption.',
    cli: 'aws cloudtrail update-trail --name <trail-arn> --kms-key-id <key-arn>',
    terraform: 'resource "aws_cloudtrail" "this" {\n  kms_key_id = "<key-arn>"\n}',
    cloudformation: 'KMSKeyId: <key-arn>',
  },
  aliases: { prowler: ['cloudtrail_kms_encryption_enabled'], securityHub: ['CloudTrail.2'] },
  requirements: { 'cis-3.0': ['3.5'], 'cis-5.0': ['3.5'], 'cis-7.0': ['4.5'], fsbp: ['CloudTrail.2'] },
  evaluate: ({ data }) => {
    const key = data.KmsKeyId || null;
    return key ? pass('Log files are encrypted with a KMS key', { key }) : fail("Log files are encrypted with S3's own keys only", { key });
  },
});
