import { defineCheck } from '../define-check';
import { detectorNeeds, judgePlan, planRemedy } from '../shared/detectors';

export const check = defineCheck({
  id: 'guardduty/eks-audit-logs',
  title: 'GuardDuty watches the audit logs of EKS',
  severity: 'high',
  resourceType: 'AWS::GuardDuty::RegionSettings',
  needs: detectorNeeds,
  why: 'An attack on a cluster goes over its API: anonymous calls, stolen tokens, privileged pods. Only its audit logs show them.',
  remedy: planRemedy('EKS_AUDIT_LOGS', 'EKS Protection'),
  aliases: { prowler: ['guardduty_eks_audit_log_enabled'], securityHub: ['GuardDuty.5'] },
  evaluate: ({ data, region }) => judgePlan(data, region, ['EKS_AUDIT_LOGS'], 'EKS protection'),
});
