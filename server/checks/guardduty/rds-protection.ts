import { defineCheck } from '../define-check';
import { detectorNeeds, judgePlan, planRemedy } from '../shared/detectors';

export const check = defineCheck({
  id: 'guardduty/rds-protection',
  title: 'GuardDuty watches logins to databases',
  severity: 'high',
  resourceType: 'AWS::GuardDuty::RegionSettings',
  needs: detectorNeeds,
  why: 'Somebody who guesses passwords, or logs in from where nobody ever did, is seen while he tries.',
  remedy: planRemedy('RDS_LOGIN_EVENTS', 'RDS Protection'),
  aliases: { prowler: ['guardduty_rds_protection_enabled'], securityHub: ['GuardDuty.9'] },
  requirements: { fsbp: ['GuardDuty.9'] },
  evaluate: ({ data, region }) => judgePlan(data, region, ['RDS_LOGIN_EVENTS'], 'RDS protection'),
});
