import { defineCheck, fail, pass, unknown } from '../define-check';
import { goneVerdict } from '../shared/instance-state';

export const check = defineCheck({
  id: 'ec2/instance-imdsv2-required',
  title: 'Instances require session tokens for their metadata',
  severity: 'high',
  resourceType: 'AWS::EC2::Instance',
  needs: ['ec2:DescribeInstances'],
  why: 'Without tokens, a flaw that makes a web application fetch an address of the attacker’s choice hands out the credentials of its role.',
  remedy: {
    text: 'Make sure that the software on the instance speaks version 2 (the metric MetadataNoToken stays at 0), then require it.',
    console: 'EC2 → the instance → Actions → Instance settings → Modify instance metadata options → IMDSv2: Required.',
    cli: 'aws ec2 modify-instance-metadata-options --instance-id <instance-id> --http-tokens required --http-endpoint enabled',
    terraform: 'resource "aws_instance" "this" {\n  metadata_options {\n    http_tokens = "required"\n  }\n}',
  },
  aliases: { prowler: ['ec2_instance_imdsv2_enabled'], securityHub: ['EC2.8'] },
  requirements: { 'cis-3.0': ['5.6'], 'cis-5.0': ['5.7'], 'cis-7.0': ['6.7'], fsbp: ['EC2.8'] },
  evaluate: ({ data }) => {
    const gone = goneVerdict(data);
    if (gone) return gone;
    const { HttpTokens, HttpEndpoint } = data.MetadataOptions ?? {};
    const evidence = { httpTokens: HttpTokens ?? null, httpEndpoint: HttpEndpoint ?? null };
    if (HttpEndpoint === 'disabled') return pass('The metadata service is off', evidence);
    if (HttpTokens === undefined) return unknown('Not known: AWS did not tell the metadata options', evidence);
    return HttpTokens === 'required'
      ? pass('The metadata service requires tokens', evidence)
      : fail('The metadata service answers without a token', evidence);
  },
});
