import { defineCheck, fail, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'ec2/imdsv2-required-by-default',
  title: 'New instances require session tokens for instance metadata by default',
  severity: 'high',
  resourceType: 'AWS::EC2::RegionSettings',
  needs: ['ec2:GetInstanceMetadataDefaults'],
  why: 'Instances started without a word about metadata may answer plain requests, which lets a flaw in a web application fetch the credentials of its role.',
  remedy: {
    text: 'Set the default of the region to require tokens. It counts for new instances that do not say otherwise; change running ones one by one.',
    console: 'EC2 → Settings → Data protection and security → IMDS defaults → Manage → Metadata version: V2 only.',
    cli: 'aws ec2 modify-instance-metadata-defaults --http-tokens required --region <region>',
    terraform: 'resource "aws_ec2_instance_metadata_defaults" "this" {\n  http_tokens = "required"\n}',
  },
  aliases: { prowler: ['ec2_instance_account_imdsv2_enabled'] },
  evaluate: ({ region, data: { instanceMetadataDefaults: defaults } }) => {
    if (defaults === undefined) return unknown(`Not known: AWS did not tell the metadata defaults of ${region}`);
    const evidence = { httpTokens: defaults.HttpTokens ?? 'no-preference', managedBy: defaults.ManagedBy ?? 'account' };
    return defaults.HttpTokens === 'required'
      ? pass(`New instances in ${region} require tokens unless told otherwise`, evidence)
      : fail(`${region} has no default that requires tokens for instance metadata`, evidence);
  },
});
