import type { JobDefinition } from '@aws-sdk/client-batch';
import type { SecretHit } from '@/server/workloads/secrets/types';

/** A container of a job, without its variables and its command. */
export interface BatchContainer {
  name: string;
  image: string | null;
  privileged: boolean;
  jobRoleArn: string | null;
}

export interface BatchResources {
  /** An active revision. Variables, commands and parameters are not kept; `secrets` tells what in them looked like one. */
  'AWS::Batch::JobDefinition': Partial<
    Pick<
      JobDefinition,
      'jobDefinitionName' | 'jobDefinitionArn' | 'revision' | 'status' | 'type' | 'platformCapabilities' | 'containerOrchestrationType'
    >
  > & { containers: readonly BatchContainer[]; secrets?: readonly SecretHit[] };
}
