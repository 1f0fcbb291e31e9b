import type { Project } from '@aws-sdk/client-codebuild';

export interface CodeBuildResources {
  /** Credentials in addresses, plain environment values and build specifications are replaced by `***` when read. */
  'AWS::CodeBuild::Project': Omit<Project, 'tags'>;
}
