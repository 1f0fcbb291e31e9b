import type { Project } from '@aws-sdk/client-codebuild';
import type { SecretHit } from '@/server/workloads/secrets/types';

export interface CodeBuildResources {
  /** Credentials in addresses, plain environment values and build specifications are replaced by `***` when read. */
  'AWS::CodeBuild::Project': Omit<Project, 'tags'> & {
    /** What in plain variables and in a build specification written out looked like a secret. */
    secrets?: readonly SecretHit[];
  };
}
