import { defineCheck, fail, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 's3/bucket-mfa-delete-enabled',
  title: 'S3 buckets ask for MFA before old versions are deleted',
  severity: 'medium',
  resourceType: 'AWS::S3::Bucket',
  needs: ['s3:ListBuckets', 's3:GetBucketVersioning'],
  why: 'Versions only help while they exist: with stolen keys alone, an intruder can delete every version or turn versioning off.',
  remedy: {
    text: 'The root user turns it on with its MFA device, by command line or API only. It goes together neither with lifecycle rules on the bucket nor with automation that deletes versions: where you need those, Object Lock guards the data instead.',
    cli: 'aws s3api put-bucket-versioning --bucket <bucket> --versioning-configuration Status=Enabled,MFADelete=Enabled --mfa "<mfa-device-arn> <code>"  # as root',
  },
  aliases: { prowler: ['s3_bucket_no_mfa_delete'], securityHub: ['S3.20'] },
  requirements: { 'cis-3.0': ['2.1.2'], 'cis-5.0': ['2.1.2'], 'cis-7.0': ['3.1.2'], fsbp: ['S3.20'] },
  evaluate: ({ data: { versioning } }) => {
    if (versioning === undefined) return unknown('No telling whether MFA is asked for: versioning was not given');
    const evidence = { versioning: versioning?.status ?? 'Off', mfaDelete: versioning?.mfaDelete ?? false };
    if (evidence.mfaDelete) return pass('Deleting a version takes MFA', evidence);
    return fail(
      evidence.versioning === 'Off' ? 'There are no versions, and deleting takes no MFA' : 'Deleting a version takes no MFA',
      evidence,
    );
  },
});
