import type { Addon, Cluster, Nodegroup } from '@aws-sdk/client-eks';

export interface EksResources {
  /** Without its health and its certificate. `networkAddOn`: the VPC CNI add-on; null: EKS does not manage it. */
  'AWS::EKS::Cluster': Omit<Cluster, 'tags' | 'health' | 'certificateAuthority'> & {
    networkAddOn?: Pick<Addon, 'addonName' | 'addonVersion' | 'configurationValues' | 'status'> | null;
  };
  'AWS::EKS::Nodegroup': Omit<Nodegroup, 'tags' | 'health'>;
}
