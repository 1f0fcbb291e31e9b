import { defineCheck } from '../define-check';
import { detectorNeeds, judgePlan, planRemedy } from '../shared/detectors';

export const check = defineCheck({
  id: 'guardduty/lambda-protection',
  title: 'GuardDuty watches the network of Lambda functions',
  severity: 'high',
  resourceType: 'AWS::GuardDuty::RegionSettings',
  needs: detectorNeeds,
  why: 'A function that mines, or talks to a command and control server, is seen by its connections alone.',
  remedy: planRemedy('LAMBDA_NETWORK_LOGS', 'Lambda Protection'),
  aliases: { prowler: ['guardduty_lambda_protection_enabled'], securityHub: ['GuardDuty.6'] },
  evaluate: ({ data, region }) => judgePlan(data, region, ['LAMBDA_NETWORK_LOGS'], 'Lambda protection'),
});
