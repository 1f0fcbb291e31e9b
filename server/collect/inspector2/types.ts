import type { AccountState } from '@aws-sdk/client-inspector2';
import type { Vulnerability, VulnerabilitySeverity } from '../vulnerability';

/** Inspector in one region. */
export interface InspectorRegionSettings {
  /** What is scanned, by resource type: `ENABLED`, `DISABLED`, `ENABLING`, … Absent when it was not given. */
  state?: Omit<AccountState, 'accountId'>;
  /** Active findings that were read. Absent when they were not given. */
  active?: {
    bySeverity: Readonly<Partial<Record<VulnerabilitySeverity, number>>>;
    resources: number;
    /** Some were not read: there are more than these. */
    cut: boolean;
  };
}

/** Something that Inspector has active findings of. */
export interface InspectedResource {
  /** `AWS_EC2_INSTANCE`, `AWS_ECR_CONTAINER_IMAGE`, `AWS_LAMBDA_FUNCTION`, `AWS_ECR_REPOSITORY`, `CODE_REPOSITORY`. */
  resourceType: string;
  /** As Inspector names it: an instance's id, an image's or a function's ARN. */
  resourceId: string;
  platform: string | null;
  bySeverity: Readonly<Partial<Record<VulnerabilitySeverity, number>>>;
  /** The worst, a hundred at most; the counts tell of all that were read. */
  vulnerabilities: readonly (Vulnerability & {
    /** `PACKAGE_VULNERABILITY`, `NETWORK_REACHABILITY`, `CODE_VULNERABILITY`. */
    kind: string;
    firstSeen: Date | null;
  })[];
}

export interface InspectorResources {
  'AWS::Inspector2::RegionSettings': InspectorRegionSettings;
  'AWS::Inspector2::InspectedResource': InspectedResource;
}
