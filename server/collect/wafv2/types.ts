import type { LoggingConfiguration, WebACLSummary } from '@aws-sdk/client-wafv2';

/** A web ACL. Its lock token is left out: it changes at every write. */
export interface WebAcl extends Omit<WebACLSummary, 'LockToken'> {
  scope: 'REGIONAL' | 'CLOUDFRONT';
  /** null: it logs nowhere. Absent when the listing of logging configurations did not come whole. */
  logging?: LoggingConfiguration | null;
  /** ARNs of the Application Load Balancers that it guards. Of regional ones; absent when they were not given. */
  loadBalancers?: readonly string[];
}

export interface WafV2Resources {
  'AWS::WAFv2::WebACL': WebAcl;
}
