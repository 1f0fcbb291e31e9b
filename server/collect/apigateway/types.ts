import type { RestApi, Stage } from '@aws-sdk/client-api-gateway';
import type { SecretHit } from '@/server/workloads/secrets/types';

/** A stage of a REST API. Values of stage variables are replaced by `***`: they often are secrets. */
export interface RestStage extends Omit<Stage, 'tags'> {
  restApiId: string;
  /** What in the stage variables looked like a secret. */
  secrets?: readonly SecretHit[];
}

export interface ApiGatewayResources {
  'AWS::ApiGateway::RestApi': Omit<RestApi, 'tags'>;
  'AWS::ApiGateway::Stage': RestStage;
}
