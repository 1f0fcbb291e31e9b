import { bulkTags, enrichment, listing } from '../spec';
import type { Collector } from '../types';

const types = ['AWS::SageMaker::NotebookInstance', 'AWS::SageMaker::Model', 'AWS::SageMaker::EndpointConfig'] as const;
const [notebook, model, config] = types;

export const sagemakerCollector: Collector = {
  service: 'sagemaker',
  scope: 'regional',
  types,
  operations: [
    listing('sagemaker:ListNotebookInstances', notebook),
    listing('sagemaker:ListModels', model),
    listing('sagemaker:ListEndpointConfigs', config),
    enrichment('sagemaker:DescribeNotebookInstance', notebook),
    enrichment('sagemaker:DescribeNotebookInstanceLifecycleConfig', notebook),
    enrichment('sagemaker:DescribeModel', model),
    enrichment('sagemaker:DescribeEndpointConfig', config),
    enrichment('sagemaker:ListTags', ...types),
    bulkTags(...types),
  ],
  async *collect(context) {
    const { collectSageMaker } = await import('./collect-sagemaker');
    yield* collectSageMaker(context);
  },
};
