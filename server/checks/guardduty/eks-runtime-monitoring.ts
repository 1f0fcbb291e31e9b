import { defineCheck } from '../define-check';
import { detectorNeeds, judgePlan, planRemedy } from '../shared/detectors';

export const check = defineCheck({
  id: 'guardduty/eks-runtime-monitoring',
  title: 'GuardDuty watches what runs in EKS',
  severity: 'medium',
  resourceType: 'AWS::GuardDuty::RegionSettings',
  needs: detectorNeeds,
  why: 'Inside of a node, a shell from a web server or a changed binary shows itself to an agent, and to nothing else.',
  remedy: planRemedy('RUNTIME_MONITORING', 'Runtime Monitoring'),
  aliases: { prowler: ['guardduty_eks_runtime_monitoring_enabled'], securityHub: ['GuardDuty.7'] },
  evaluate: ({ data, region }) => {
    const plan = judgePlan(data, region, ['RUNTIME_MONITORING', 'EKS_RUNTIME_MONITORING'], 'Runtime monitoring');
    if (plan.status !== 'pass') return plan;
    const features = data.detector?.Features ?? [];
    const additional = features
      .filter(({ Status }) => Status === 'ENABLED')
      .flatMap(({ AdditionalConfiguration = [] }) => AdditionalConfiguration);
    const agent = additional.find(({ Name }) => Name === 'EKS_ADDON_MANAGEMENT')?.Status ?? null;
    return agent === 'DISABLED'
      ? {
          ...plan,
          summary: `Runtime monitoring is on in ${region}; you bring its agent into the clusters yourself`,
          evidence: { ...plan.evidence, agent },
        }
      : { ...plan, evidence: { ...plan.evidence, agent } };
  },
});
