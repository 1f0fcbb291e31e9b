import type { DocumentIdentifier, InstanceInformation } from '@aws-sdk/client-ssm';
import type { SecretHit } from '@/server/workloads/secrets/types';

/** How one machine stands in one kind of compliance: `Patch`, `Association`, or one of the customer's own. */
export interface SsmCompliance {
  status: 'COMPLIANT' | 'NON_COMPLIANT';
  /** The worst of what is not in order. */
  severity: string | null;
  compliant: number;
  nonCompliant: number;
}

export interface SsmResources {
  /**
   * A machine that Systems Manager manages: an EC2 instance, or one elsewhere. When its agent was last heard of is left out.
   * `compliance`: by kind; a kind that never reported is absent, and all of it when it was not given.
   */
  'AWS::SSM::ManagedInstance': Omit<
    InstanceInformation,
    'LastPingDateTime' | 'LastAssociationExecutionDate' | 'LastSuccessfulAssociationExecutionDate' | 'AssociationOverview' | 'IPAddress'
  > & { compliance?: Readonly<Record<string, SsmCompliance>> };
  /** A document of the account's own. `sharedWith`: account ids, and `all` for everybody. Its content is not kept. */
  'AWS::SSM::Document': Omit<DocumentIdentifier, 'Tags'> & {
    sharedWith?: readonly string[];
    /** What in its content looks like a secret; absent when the content was not given. */
    secrets?: readonly SecretHit[];
  };
}
