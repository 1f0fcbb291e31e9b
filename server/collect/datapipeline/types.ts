import type { SecretHit } from '@/server/workloads/secrets/types';

export interface DataPipelineResources {
  /** A pipeline. Its definition is not kept; `secrets` tells what in it looked like one, and is absent when it was not given. */
  'AWS::DataPipeline::Pipeline': { id: string; name: string | null; objects?: number; secrets?: readonly SecretHit[] };
}
