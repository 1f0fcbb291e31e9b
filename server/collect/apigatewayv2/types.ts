import type { Api, Route, Stage } from '@aws-sdk/client-apigatewayv2';

export interface ApiV2 extends Omit<Api, 'Tags'> {
  /** Absent when they were not given. */
  routes?: readonly Route[];
}

/** A stage of an HTTP or WebSocket API. Values of stage variables are replaced by `***`: they often are secrets. */
export interface StageV2 extends Omit<Stage, 'Tags'> {
  ApiId: string;
}

export interface ApiGatewayV2Resources {
  'AWS::ApiGatewayV2::Api': ApiV2;
  'AWS::ApiGatewayV2::Stage': StageV2;
}
