import type { OperationName } from '@/server/aws/operation';
import type { GuardDutyRegionSettings } from '@/server/collect/guardduty/types';
import { fail, notApplicable, pass, unknown } from '../define-check';
import type { Remedy, Verdict } from '../types';

export const detectorNeeds: readonly OperationName[] = ['guardduty:ListDetectors', 'guardduty:GetDetector'];

type Detector = NonNullable<GuardDutyRegionSettings['detector']>;

/** Asks about a detector that works. That it does not is another check's business. */
export function withDetector({ detector }: GuardDutyRegionSettings, region: string, ask: (detector: Detector) => Verdict): Verdict {
  if (detector === undefined) return unknown('Not known: whether GuardDuty is on was not given');
  if (detector === null) return notApplicable(`GuardDuty is off in ${region}`);
  return detector.Status === 'ENABLED' ? ask(detector) : notApplicable(`GuardDuty is suspended in ${region}`);
}

/** Judges one of GuardDuty's protection plans. `label` as in 'S3 protection'. */
export function judgePlan(settings: GuardDutyRegionSettings, region: string, names: readonly string[], label: string): Verdict {
  return withDetector(settings, region, ({ Features }) => {
    if (!Features) return unknown('Not known: AWS did not tell which protection plans are on');
    const features = Features.filter(({ Name }) => names.includes(Name ?? '')).map(({ Name, Status }) => ({
      name: Name ?? '',
      status: Status ?? null,
    }));
    const evidence = { features };
    return features.some(({ status }) => status === 'ENABLED')
      ? pass(`${label} is on in ${region}`, evidence)
      : fail(`${label} is off in ${region}`, evidence);
  });
}

/** How a plan is turned on; for many accounts at once, by the delegated administrator. */
export const planRemedy = (plan: string, menu: string): Remedy => ({
  text: 'Turn the plan on in the region, best for all accounts at once by the administrator that GuardDuty is delegated to. It is billed by what it looks at; the first thirty days are free.',
  console: `GuardDuty → Protection plans → ${menu} → Enable.`,
  cli: `aws guardduty update-detector --detector-id <detector-id> --features Name=${plan},Status=ENABLED`,
  terraform: `resource "aws_guardduty_detector_feature" "this" {\n  detector_id = aws_guardduty_detector.this.id\n  name        = "${plan}"\n  status      = "ENABLED"\n}`,
  cloudformation: `Type: AWS::GuardDuty::Detector\nProperties:\n  Enable: true\n  Features:\n    - Name: ${plan}\n      Status: ENABLED`,
});
