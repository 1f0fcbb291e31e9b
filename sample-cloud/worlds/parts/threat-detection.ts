import type { GuardDutyFinding, GuardDutyRegionSettings } from '@/server/collect/guardduty/types';
import type { Draft } from '../draft';
import { token, uuid } from '../ids';

/** Protection plans of GuardDuty, as its features are named. */
export const protectionPlans = [
  'S3_DATA_EVENTS',
  'EKS_AUDIT_LOGS',
  'EBS_MALWARE_PROTECTION',
  'RDS_LOGIN_EVENTS',
  'LAMBDA_NETWORK_LOGS',
  'RUNTIME_MONITORING',
] as const;
export type ProtectionPlan = (typeof protectionPlans)[number];

export interface DetectorOptions {
  since: Date;
  suspended?: boolean;
  plans: readonly ProtectionPlan[];
  /** Whether runtime monitoring puts its agent into EKS by itself. */
  eksAgent?: boolean;
  /** The account that administers it. */
  administrator?: string;
  members?: number;
  /** What is enabled for accounts of the organization; left out: this account does not administer it. */
  autoEnable?: 'ALL' | 'NEW' | 'NONE';
  /** Accounts that GuardDuty was delegated to; left out: this is not the management account. */
  delegated?: readonly string[];
  findings?: readonly Omit<GuardDutyFinding, 'id'>[];
}

/** GuardDuty as it stands in a region; without options it is off. */
export function addDetector(draft: Draft, region: string, options?: DetectorOptions): void {
  draft.add({
    type: 'AWS::GuardDuty::RegionSettings',
    id: region,
    region,
    arn: draft.arn('guardduty', region, `settings/${region}`),
    tags: {},
    data: options ? settings(draft, region, options) : { detector: null },
  });
}

function settings(draft: Draft, region: string, options: DetectorOptions): GuardDutyRegionSettings {
  const { since, suspended, plans, eksAgent = false, administrator, members = 0, autoEnable, delegated, findings = [] } = options;
  return {
    detector: {
      DetectorId: token(`${draft.account}/${region}/detector`, 32).toLowerCase(),
      CreatedAt: since.toISOString(),
      FindingPublishingFrequency: 'SIX_HOURS',
      Status: suspended ? 'DISABLED' : 'ENABLED',
      Features: [
        { Name: 'CLOUD_TRAIL' as const, Status: 'ENABLED' as const },
        ...protectionPlans.map((Name) => ({
          Name,
          Status: plans.includes(Name) ? ('ENABLED' as const) : ('DISABLED' as const),
          ...(Name === 'RUNTIME_MONITORING' && {
            AdditionalConfiguration: [
              { Name: 'EKS_ADDON_MANAGEMENT' as const, Status: eksAgent ? ('ENABLED' as const) : ('DISABLED' as const) },
            ],
          }),
        })),
      ],
    },
    administrator: administrator ? { AccountId: administrator, RelationshipStatus: 'Enabled' } : null,
    members,
    organization: autoEnable
      ? { AutoEnable: autoEnable !== 'NONE', MemberAccountLimitReached: false, AutoEnableOrganizationMembers: autoEnable }
      : null,
    delegatedAdministrators: delegated ?? null,
    highFindings: findings
      .map((finding) => ({ ...finding, id: uuid(`${draft.account}/${region}/${finding.type}`).replaceAll('-', '') }))
      .sort((a, b) => b.severity - a.severity || (a.id < b.id ? -1 : 1)),
    highFindingsCut: false,
  };
}
