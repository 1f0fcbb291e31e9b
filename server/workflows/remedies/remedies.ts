/** A check's remedy as one safe command: it closes or guards something, loses nothing, and can be taken back. */
export interface RunRemedy {
  checkId: string;
  /** Shows how it is now. Reads only. */
  preview: string;
  /** `$INPUT_RESOURCE`, `$INPUT_ARN` and `$INPUT_REGION` are of the finding. */
  command: string;
  /** Of the command. */
  action: string;
  /** Of the preview. */
  reads: string;
  /** AWS knows no resources for the action: it is a setting of the region. */
  ofRegion?: true;
  /** How it is taken back. */
  rollback: string;
}

const resource = '"$INPUT_RESOURCE"';

export const runRemedies: readonly RunRemedy[] = [
  {
    checkId: 's3/bucket-versioning-enabled',
    preview: `aws s3api get-bucket-versioning --bucket ${resource}`,
    command: `aws s3api put-bucket-versioning --bucket ${resource} --versioning-configuration Status=Enabled`,
    action: 's3:PutBucketVersioning',
    reads: 's3:GetBucketVersioning',
    rollback: 'Versioning can be suspended; versions that were kept stay until they are deleted.',
  },
  {
    checkId: 's3/bucket-public-access-blocked',
    preview: `aws s3api get-bucket-policy-status --bucket ${resource}`,
    command: `aws s3api put-public-access-block --bucket ${resource} --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true`,
    action: 's3:PutBucketPublicAccessBlock',
    reads: 's3:GetBucketPolicyStatus',
    rollback: 'Delete the bucket’s public access block. Whoever read the bucket without signing in is shut out until then.',
  },
  {
    checkId: 'kms/key-rotation-enabled',
    preview: 'aws kms get-key-rotation-status --key-id "$INPUT_ARN"',
    command: 'aws kms enable-key-rotation --key-id "$INPUT_ARN"',
    action: 'kms:EnableKeyRotation',
    reads: 'kms:GetKeyRotationStatus',
    rollback: 'aws kms disable-key-rotation with the same key.',
  },
  {
    checkId: 'dynamodb/table-point-in-time-recovery',
    preview: `aws dynamodb describe-continuous-backups --table-name ${resource}`,
    command: `aws dynamodb update-continuous-backups --table-name ${resource} --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true`,
    action: 'dynamodb:UpdateContinuousBackups',
    reads: 'dynamodb:DescribeContinuousBackups',
    rollback: 'The same command with PointInTimeRecoveryEnabled=false. AWS bills the backups by the size of the table.',
  },
  {
    checkId: 'dynamodb/table-deletion-protection',
    preview: `aws dynamodb describe-table --table-name ${resource}`,
    command: `aws dynamodb update-table --table-name ${resource} --deletion-protection-enabled`,
    action: 'dynamodb:UpdateTable',
    reads: 'dynamodb:DescribeTable',
    rollback: 'The same command with --no-deletion-protection-enabled.',
  },
  {
    checkId: 'rds/instance-deletion-protection',
    preview: `aws rds describe-db-instances --db-instance-identifier ${resource}`,
    command: `aws rds modify-db-instance --db-instance-identifier ${resource} --deletion-protection --apply-immediately`,
    action: 'rds:ModifyDBInstance',
    reads: 'rds:DescribeDBInstances',
    rollback: 'The same command with --no-deletion-protection.',
  },
  {
    checkId: 'rds/instance-minor-version-upgrade',
    preview: `aws rds describe-db-instances --db-instance-identifier ${resource}`,
    command: `aws rds modify-db-instance --db-instance-identifier ${resource} --auto-minor-version-upgrade`,
    action: 'rds:ModifyDBInstance',
    reads: 'rds:DescribeDBInstances',
    rollback: 'The same command with --no-auto-minor-version-upgrade.',
  },
  {
    checkId: 'rds/instance-copy-tags',
    preview: `aws rds describe-db-instances --db-instance-identifier ${resource}`,
    command: `aws rds modify-db-instance --db-instance-identifier ${resource} --copy-tags-to-snapshot`,
    action: 'rds:ModifyDBInstance',
    reads: 'rds:DescribeDBInstances',
    rollback: 'The same command with --no-copy-tags-to-snapshot.',
  },
  {
    checkId: 'rds/cluster-deletion-protection',
    preview: `aws rds describe-db-clusters --db-cluster-identifier ${resource}`,
    command: `aws rds modify-db-cluster --db-cluster-identifier ${resource} --deletion-protection --apply-immediately`,
    action: 'rds:ModifyDBCluster',
    reads: 'rds:DescribeDBClusters',
    rollback: 'The same command with --no-deletion-protection.',
  },
  {
    checkId: 'rds/cluster-copy-tags',
    preview: `aws rds describe-db-clusters --db-cluster-identifier ${resource}`,
    command: `aws rds modify-db-cluster --db-cluster-identifier ${resource} --copy-tags-to-snapshot`,
    action: 'rds:ModifyDBCluster',
    reads: 'rds:DescribeDBClusters',
    rollback: 'The same command with --no-copy-tags-to-snapshot.',
  },
  {
    checkId: 'ec2/ebs-encryption-by-default',
    preview: 'aws ec2 get-ebs-encryption-by-default',
    command: 'aws ec2 enable-ebs-encryption-by-default',
    action: 'ec2:EnableEbsEncryptionByDefault',
    reads: 'ec2:GetEbsEncryptionByDefault',
    ofRegion: true,
    rollback: 'aws ec2 disable-ebs-encryption-by-default. Volumes that exist are not touched by either.',
  },
  {
    checkId: 'ec2/snapshot-public-sharing-blocked',
    preview: 'aws ec2 get-snapshot-block-public-access-state',
    command: 'aws ec2 enable-snapshot-block-public-access --state block-all-sharing',
    action: 'ec2:EnableSnapshotBlockPublicAccess',
    reads: 'ec2:GetSnapshotBlockPublicAccessState',
    ofRegion: true,
    rollback: 'aws ec2 disable-snapshot-block-public-access. Snapshots that are shared with everybody are hidden until then.',
  },
  {
    checkId: 'ec2/image-public-sharing-blocked',
    preview: 'aws ec2 get-image-block-public-access-state',
    command: 'aws ec2 enable-image-block-public-access --image-block-public-access-state block-new-sharing',
    action: 'ec2:EnableImageBlockPublicAccess',
    reads: 'ec2:GetImageBlockPublicAccessState',
    ofRegion: true,
    rollback: 'aws ec2 disable-image-block-public-access. Images that are public already stay public.',
  },
  {
    checkId: 'ec2/serial-console-disabled',
    preview: 'aws ec2 get-serial-console-access-status',
    command: 'aws ec2 disable-serial-console-access',
    action: 'ec2:DisableSerialConsoleAccess',
    reads: 'ec2:GetSerialConsoleAccessStatus',
    ofRegion: true,
    rollback: 'aws ec2 enable-serial-console-access.',
  },
  {
    checkId: 'ec2/imdsv2-required-by-default',
    preview: 'aws ec2 get-instance-metadata-defaults',
    command: 'aws ec2 modify-instance-metadata-defaults --http-tokens required',
    action: 'ec2:ModifyInstanceMetadataDefaults',
    reads: 'ec2:GetInstanceMetadataDefaults',
    ofRegion: true,
    rollback: 'The same command with --http-tokens no-preference. Only instances that are launched later are touched.',
  },
  {
    checkId: 'cloudtrail/log-file-validation-enabled',
    preview: 'aws cloudtrail get-trail --name "$INPUT_ARN"',
    command: 'aws cloudtrail update-trail --name "$INPUT_ARN" --enable-log-file-validation',
    action: 'cloudtrail:UpdateTrail',
    reads: 'cloudtrail:GetTrail',
    rollback: 'The same command with --no-enable-log-file-validation.',
  },
  {
    checkId: 'cloudtrail/trail-running',
    preview: 'aws cloudtrail get-trail-status --name "$INPUT_ARN"',
    command: 'aws cloudtrail start-logging --name "$INPUT_ARN"',
    action: 'cloudtrail:StartLogging',
    reads: 'cloudtrail:GetTrailStatus',
    rollback: 'aws cloudtrail stop-logging with the same trail.',
  },
];

export const runRemedyFor = (checkId: string): RunRemedy | undefined => runRemedies.find((remedy) => remedy.checkId === checkId);

/** The script: a preview that reads and says what would be done, and then exactly that. */
export const scriptOf = ({ preview, command }: RunRemedy): string => `#!/bin/sh
set -eu
if [ "$CLOUDLENS_PHASE" = preview ]; then
  echo "As it is now:"
  ${preview} || echo "(cannot be read)"
  echo "To be run once it is approved:"
  cat <<'COMMAND'
${command}
COMMAND
  exit 0
fi
${command}
echo "Done."
`;
