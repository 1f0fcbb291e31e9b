import { enrichment } from '../spec';
import type { Collector } from '../types';

const type = 'AWS::GuardDuty::RegionSettings';

/** One call where GuardDuty is off; six or seven where it is on. */
export const guardDutyCollector: Collector = {
  service: 'guardduty',
  scope: 'regional',
  types: [type],
  operations: [
    enrichment('guardduty:ListDetectors', type),
    enrichment('guardduty:GetDetector', type),
    enrichment('guardduty:GetAdministratorAccount', type),
    enrichment('guardduty:ListMembers', type),
    enrichment('guardduty:DescribeOrganizationConfiguration', type),
    enrichment('guardduty:ListOrganizationAdminAccounts', type),
    enrichment('guardduty:ListFindings', type),
    enrichment('guardduty:GetFindings', type),
  ],
  async *collect(context) {
    const { collectGuardDuty } = await import('./collect-guardduty');
    yield* collectGuardDuty(context);
  },
};
