import type { EventSourceMappingConfiguration, FunctionConfiguration, FunctionUrlConfig } from '@aws-sdk/client-lambda';
import type { Looked } from '@/server/workloads/content/types';
import type { SecretHit } from '@/server/workloads/secrets/types';

export interface LambdaResources {
  /** What polls a queue, stream or table for a function. Without what its last poll came to, which moves by itself. */
  'AWS::Lambda::EventSourceMapping': Omit<EventSourceMappingConfiguration, 'LastProcessingResult' | 'StateTransitionReason'>;
  /** Environment values are replaced by `***` when read: names stay, secrets never reach us. */
  'AWS::Lambda::Function': FunctionConfiguration & {
    /** The resource policy (JSON text); null: none. */
    policy?: string | null;
    url?: FunctionUrlConfig | null;
    /** What in the environment looked like a secret; absent when AWS could not read it. */
    secrets?: readonly SecretHit[];
    /** What looking through the code came to; absent: reading it is off, or it comes from an image. */
    code?: Looked;
  };
  /** A version of a layer that a function of the region uses. */
  'AWS::Lambda::LayerVersion': {
    LayerVersionArn: string;
    /** The account that published it. */
    publisher: string;
    CodeSize?: number;
    /** What looking through it came to; absent: reading it is off, or it is another account's. */
    content?: Looked;
  };
}
