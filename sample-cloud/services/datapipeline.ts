import { ApiError, defineService, page } from '../define-service';
import { inRegion } from './listing';

/** Data Pipeline: pipelines and their definitions. */
export const datapipeline = defineService({
  name: 'datapipeline',
  signingName: 'datapipeline',
  schemas: () => import('@aws-sdk/client-data-pipeline'),
  operations: {
    ListPipelines({ marker }, context) {
      const found = page(inRegion(context, 'AWS::DataPipeline::Pipeline'), marker || undefined, 25);
      return {
        pipelineIdList: found.items.map(({ data: { id, name } }) => ({ id, name: name ?? undefined })),
        hasMoreResults: found.next !== undefined,
        ...(found.next && { marker: found.next }),
      };
    },
    GetPipelineDefinition({ pipelineId }, { state, region }) {
      const found = state.find('AWS::DataPipeline::Pipeline', region, pipelineId ?? '');
      if (!found) throw new ApiError('PipelineNotFoundException', 400, `Pipeline ${pipelineId} does not exist.`);
      const fields: Record<string, string> = JSON.parse(found.raw?.fields ?? '{}');
      return {
        pipelineObjects: [
          { id: 'Default', name: 'Default', fields: Object.entries(fields).map(([key, stringValue]) => ({ key, stringValue })) },
        ],
        parameterObjects: [],
        parameterValues: [],
      };
    },
  },
});
