import { enrichment, listing } from '../spec';
import type { Collector } from '../types';

/** One call a region, and one for each pipeline. */
export const dataPipelineCollector: Collector = {
  service: 'datapipeline',
  scope: 'regional',
  types: ['AWS::DataPipeline::Pipeline'],
  operations: [
    listing('datapipeline:ListPipelines', 'AWS::DataPipeline::Pipeline'),
    enrichment('datapipeline:GetPipelineDefinition', 'AWS::DataPipeline::Pipeline'),
  ],
  async *collect(context) {
    const { collectDataPipeline } = await import('./collect-datapipeline');
    yield* collectDataPipeline(context);
  },
};
