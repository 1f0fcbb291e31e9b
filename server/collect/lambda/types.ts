import type { FunctionConfiguration, FunctionUrlConfig } from '@aws-sdk/client-lambda';

export interface LambdaResources {
  /** Environment values are replaced by `***` when read: names stay, secrets never reach us. */
  'AWS::Lambda::Function': FunctionConfiguration & {
    /** The resource policy (JSON text); null: none. */
    policy?: string | null;
    url?: FunctionUrlConfig | null;
  };
}
