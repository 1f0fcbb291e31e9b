import type { BlockPublicAccessConfiguration, Cluster } from '@aws-sdk/client-emr';

export interface EmrResources {
  /** Clusters that are not terminated, without the hours that go on counting. Values of settings are replaced by `***` when read. */
  'AWS::EMR::Cluster': Cluster;
  /** What holds for every cluster of a region; always one resource. */
  'AWS::EMR::RegionSettings': { blockPublicAccess?: BlockPublicAccessConfiguration };
}
