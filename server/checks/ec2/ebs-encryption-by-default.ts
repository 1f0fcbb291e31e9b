import { defineCheck, fail, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'ec2/ebs-encryption-by-default',
  title: 'New EBS volumes are encrypted by default',
  severity: 'high',
  resourceType: 'AWS::EC2::RegionSettings',
  needs: ['ec2:GetEbsEncryptionByDefault'],
  why: 'Without the default, every volume depends on somebody remembering to tick encryption, and a volume cannot be encrypted later, only copied.',
  remedy: {
    text: 'Turn on encryption by default in every region of the account, also in those that hold nothing yet. Volumes that exist stay as they are.',
    console: 'EC2 → Settings → Data protection and security → EBS encryption → Manage → Enable.',
    cli: 'aws ec2 enable-ebs-encryption-by-default --region <region>',
    terraform: 'resource "aws_ebs_encryption_by_default" "this" {\n  enabled = true\n}',
  },
  aliases: { prowler: ['ec2_ebs_default_encryption'], securityHub: ['EC2.7'] },
  requirements: { 'cis-7.0': ['6.1.1'], fsbp: ['EC2.7'] },
  evaluate: ({ region, data: { ebsEncryptionByDefault: on, ebsDefaultKmsKeyId: key } }) => {
    if (on === undefined) return unknown(`Not known: AWS did not say whether ${region} encrypts new volumes`);
    const evidence = { encryptionByDefault: on, ...(key && { defaultKey: key }) };
    return on
      ? pass(`New volumes in ${region} are encrypted`, evidence)
      : fail(`New volumes in ${region} are not encrypted unless somebody asks for it`, evidence);
  },
});
