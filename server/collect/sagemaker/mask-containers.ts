import type { ContainerDefinition } from '@aws-sdk/client-sagemaker';
import type { SageMakerResources } from './types';

type Model = SageMakerResources['AWS::SageMaker::Model'];

const masked = (container: ContainerDefinition): ContainerDefinition =>
  container.Environment
    ? { ...container, Environment: Object.fromEntries(Object.keys(container.Environment).map((name) => [name, '***'])) }
    : container;

/** Keeps the names of a model's environment variables and drops their values, which are often secrets. */
export function maskContainers(model: Model): Model {
  return {
    ...model,
    ...(model.PrimaryContainer && { PrimaryContainer: masked(model.PrimaryContainer) }),
    ...(model.Containers && { Containers: model.Containers.map(masked) }),
  };
}
