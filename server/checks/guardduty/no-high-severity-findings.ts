import { defineCheck, fail, pass, unknown } from '../define-check';
import { detectorNeeds, withDetector } from '../shared/detectors';

export const check = defineCheck({
  id: 'guardduty/no-high-severity-findings',
  title: 'GuardDuty has no open detection of high severity',
  severity: 'high',
  resourceType: 'AWS::GuardDuty::RegionSettings',
  needs: [...detectorNeeds, 'guardduty:ListFindings', 'guardduty:GetFindings'],
  why: 'A detection of high severity says that something was taken over: an instance, a key, a cluster. Every hour counts.',
  remedy: {
    text: 'Look at each detection, isolate what it names, change its credentials, and archive the detection when it is dealt with.',
    console: 'GuardDuty → Findings → filter by severity High and Critical.',
    cli: 'aws guardduty list-findings --detector-id <detector-id> --finding-criteria \'{"Criterion":{"severity":{"Gte":7},"service.archived":{"Eq":["false"]}}}\'',
  },
  aliases: { prowler: ['guardduty_no_high_severity_findings'] },
  evaluate: ({ data, region }) =>
    withDetector(data, region, () => {
      const { highFindings, highFindingsCut = false } = data;
      if (highFindings === undefined) return unknown('Not known: the detections were not given');
      const [worst] = highFindings;
      if (!worst) return pass(`No detection of high severity is open in ${region}`, { open: 0 });
      const evidence = {
        open: highFindings.length,
        more: highFindingsCut,
        detections: highFindings.slice(0, 20).map(({ type, severity, title, resourceType, resourceId, firstSeen }) => ({
          type,
          severity,
          title,
          resourceType,
          resource: resourceId,
          firstSeen,
        })),
      };
      return fail(
        `${worst.type} on ${worst.resourceId ?? worst.resourceType}${highFindings.length > 1 ? `, and ${highFindings.length - 1} more` : ''}`,
        evidence,
      );
    }),
});
