import type { App } from '@aws-sdk/client-amplify';
import type { SecretHit } from '@/server/workloads/secrets/types';

export interface AmplifyResources {
  /**
   * An app with its branches. Variables, build specification and the credentials of its password page are not kept; `secrets` tells
   * what in variables of the app and of its branches looked like one, and is absent when the branches were not given.
   */
  'AWS::Amplify::App': Partial<Pick<App, 'appId' | 'name' | 'platform' | 'defaultDomain' | 'createTime' | 'enableBranchAutoBuild'>> & {
    variables: readonly string[];
    branches?: readonly { name: string; variables: readonly string[] }[];
    secrets?: readonly SecretHit[];
  };
}
