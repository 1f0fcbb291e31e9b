import type { ResourceType } from '@/server/collect/types';
import { ApiError, defineService, type OperationContext } from '../define-service';
import { tagList } from '../worlds/draft';
import { listed, pageSize } from './listing';

type SageMakerType = Extract<ResourceType, `AWS::SageMaker::${string}`>;
const types: readonly SageMakerType[] = ['AWS::SageMaker::NotebookInstance', 'AWS::SageMaker::Model', 'AWS::SageMaker::EndpointConfig'];

const some = <T extends SageMakerType>(type: T, input: { NextToken?: string; MaxResults?: number }, context: OperationContext) =>
  listed(context, type, input.NextToken, pageSize(input.MaxResults, { most: 100, usual: 10 }, 'ValidationException'));

function one<T extends SageMakerType>(type: T, name: string | undefined, { state, region }: OperationContext) {
  const found = state.find(type, region, name ?? '');
  // SageMaker has no error of its own for what is not there.
  if (!found) throw new ApiError('ValidationException', 400, `Could not find ${name}.`);
  return found.data;
}

/** SageMaker: notebooks, models and endpoint configurations. The world has what AWS always gives. */
export const sagemaker = defineService({
  name: 'sagemaker',
  signingName: 'sagemaker',
  schemas: () => import('@aws-sdk/client-sagemaker'),
  operations: {
    ListNotebookInstances(input, context) {
      const { items, next } = some('AWS::SageMaker::NotebookInstance', input, context);
      return {
        NotebookInstances: items.map(({ NotebookInstanceName, NotebookInstanceArn, NotebookInstanceStatus, InstanceType }) => ({
          NotebookInstanceName,
          NotebookInstanceArn,
          NotebookInstanceStatus,
          InstanceType,
        })),
        NextToken: next,
      };
    },
    ListModels(input, context) {
      const { items, next } = some('AWS::SageMaker::Model', input, context);
      return { Models: items.map(({ ModelName, ModelArn, CreationTime }) => ({ ModelName, ModelArn, CreationTime })), NextToken: next };
    },
    ListEndpointConfigs(input, context) {
      const { items, next } = some('AWS::SageMaker::EndpointConfig', input, context);
      return {
        EndpointConfigs: items.map(({ EndpointConfigName, EndpointConfigArn, CreationTime }) => ({
          EndpointConfigName,
          EndpointConfigArn,
          CreationTime,
        })),
        NextToken: next,
      };
    },
    DescribeNotebookInstance: (input, context) => one('AWS::SageMaker::NotebookInstance', input.NotebookInstanceName, context),
    DescribeModel(input, context) {
      const { ModelName, ModelArn, CreationTime, ...rest } = one('AWS::SageMaker::Model', input.ModelName, context);
      return { ModelName, ModelArn, CreationTime, ...rest };
    },
    DescribeEndpointConfig(input, context) {
      const found = one('AWS::SageMaker::EndpointConfig', input.EndpointConfigName, context);
      const { EndpointConfigName, EndpointConfigArn, ProductionVariants, CreationTime, ...rest } = found;
      return { EndpointConfigName, EndpointConfigArn, ProductionVariants, CreationTime, ...rest };
    },
    DescribeNotebookInstanceLifecycleConfig({ NotebookInstanceLifecycleConfigName: name }, { state, region }) {
      const all = state.list('AWS::SageMaker::NotebookInstance', region);
      const user = all.slice(0, all.length).find(({ data }) => data.NotebookInstanceLifecycleConfigName === name);
      if (!user) throw new ApiError('ValidationException', 400, `Unable to describe Notebook Instance Lifecycle Config '${name}'.`);
      return {
        NotebookInstanceLifecycleConfigName: name,
        OnStart: [{ Content: Buffer.from(user.raw?.lifecycle ?? '').toString('base64') }],
      };
    },
    ListTags({ ResourceArn = '' }, { state, region }) {
      for (const type of types) {
        const found = state.find(type, region, ResourceArn);
        if (found) return { Tags: tagList(found.tags) };
      }
      throw new ApiError('ValidationException', 400, `Could not find ${ResourceArn}.`);
    },
  },
});
