import { defineCheck, fail, pass, unknown } from '../define-check';
import { detectorNeeds } from '../shared/detectors';

export const check = defineCheck({
  id: 'guardduty/enabled',
  title: 'GuardDuty watches every region',
  severity: 'high',
  resourceType: 'AWS::GuardDuty::RegionSettings',
  needs: detectorNeeds,
  why: 'Whoever has got in works in the regions where nobody looks; GuardDuty sees stolen credentials, mining and calls to known attackers’ servers.',
  remedy: {
    text: 'Enable GuardDuty in every region, also in those that you do not use, best for all accounts by the delegated administrator.',
    console: 'GuardDuty → Get started → Enable GuardDuty (in each region).',
    cli: 'aws guardduty create-detector --enable --region <region>',
    terraform: 'resource "aws_guardduty_detector" "this" {\n  enable = true\n}',
    cloudformation: 'Type: AWS::GuardDuty::Detector\nProperties:\n  Enable: true',
  },
  aliases: { prowler: ['guardduty_is_enabled'], securityHub: ['GuardDuty.1'] },
  requirements: { fsbp: ['GuardDuty.1'] },
  evaluate: ({ data: { detector }, region }) => {
    if (detector === undefined) return unknown('Not known: whether GuardDuty is on was not given');
    if (detector === null) return fail(`GuardDuty is off in ${region}`, { detector: null });
    const evidence = { detector: detector.DetectorId, status: detector.Status ?? null };
    return detector.Status === 'ENABLED'
      ? pass(`GuardDuty watches ${region}`, evidence)
      : fail(`GuardDuty is suspended in ${region}`, evidence);
  },
});
