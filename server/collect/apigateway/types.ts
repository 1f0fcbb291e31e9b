import type { RestApi, Stage } from '@aws-sdk/client-api-gateway';

/** A stage of a REST API. Values of stage variables are replaced by `***`: they often are secrets. */
export interface RestStage extends Omit<Stage, 'tags'> {
  restApiId: string;
}

export interface ApiGatewayResources {
  'AWS::ApiGateway::RestApi': Omit<RestApi, 'tags'>;
  'AWS::ApiGateway::Stage': RestStage;
}
