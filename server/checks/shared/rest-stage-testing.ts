import type { RestStage } from '@/server/collect/apigateway/types';
import type { Resource } from '@/server/collect/types';
import { resourceOf } from './testing';

/** A stage of a REST API with nothing set; `data` says what differs. */
export const restStageOf = (data: Partial<RestStage> = {}): Resource<'AWS::ApiGateway::Stage'> =>
  resourceOf('AWS::ApiGateway::Stage', { id: 'abc/live', data: { restApiId: 'abc', stageName: 'live', methodSettings: {}, ...data } });
