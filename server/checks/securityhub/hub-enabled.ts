import { defineCheck, fail, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'securityhub/hub-enabled',
  title: 'Security Hub is enabled in every region',
  severity: 'high',
  resourceType: 'AWS::SecurityHub::RegionSettings',
  needs: ['securityhub:DescribeHub'],
  why: 'It brings the findings of GuardDuty, Inspector, Macie and others together. Where it is off, each of them has to be watched by itself, and often is not.',
  remedy: {
    text: 'Enable Security Hub in the region, for the whole organization by its delegated administrator where there is one. AWS Config has to record first.',
    console: 'Security Hub → Go to Security Hub → Enable Security Hub (in each region).',
    cli: 'aws securityhub enable-security-hub --region <region> --enable-default-standards',
    terraform: 'resource "aws_securityhub_account" "this" {}',
    cloudformation: 'Type: AWS::SecurityHub::Hub',
  },
  aliases: { prowler: ['securityhub_enabled'] },
  requirements: { 'cis-3.0': ['4.16'], 'cis-5.0': ['4.16'], 'cis-7.0': ['5.16'] },
  evaluate: ({ data: { hub }, region }) => {
    if (hub === undefined) return unknown('Not known: whether Security Hub is enabled was not given');
    return hub
      ? pass(`Security Hub is enabled in ${region}`, { hub: hub.HubArn ?? null })
      : fail(`Security Hub is not enabled in ${region}`, { hub: null });
  },
});
