import { defineCheck } from '../define-check';
import { detectorNeeds, judgePlan, planRemedy } from '../shared/detectors';

export const check = defineCheck({
  id: 'guardduty/s3-protection',
  title: 'GuardDuty watches what is done with S3 objects',
  severity: 'high',
  resourceType: 'AWS::GuardDuty::RegionSettings',
  needs: detectorNeeds,
  why: 'Whoever has got hold of a key reads and deletes objects: calls that GuardDuty sees only with this plan.',
  remedy: planRemedy('S3_DATA_EVENTS', 'S3 Protection'),
  aliases: { prowler: ['guardduty_s3_protection_enabled'], securityHub: ['GuardDuty.10'] },
  requirements: { fsbp: ['GuardDuty.10'] },
  evaluate: ({ data, region }) => judgePlan(data, region, ['S3_DATA_EVENTS'], 'S3 protection'),
});
