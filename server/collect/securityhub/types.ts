import type { DescribeHubResponse, StandardsSubscription } from '@aws-sdk/client-securityhub';

export interface SecurityHubResources {
  /** Always one for a region. `hub` null: not enabled. What was not given is absent; without a hub nobody asks for the rest. */
  'AWS::SecurityHub::RegionSettings': {
    hub?: Omit<DescribeHubResponse, '$metadata'> | null;
    standards?: readonly StandardsSubscription[];
    /** ARNs of products whose findings are taken in. Asked only when no standard is enabled. */
    products?: readonly string[];
  };
}
