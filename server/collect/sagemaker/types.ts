import type { DescribeEndpointConfigOutput, DescribeModelOutput, DescribeNotebookInstanceOutput } from '@aws-sdk/client-sagemaker';
import type { SecretHit } from '@/server/workloads/secrets/types';

/** What a description says; only what the listing says where it could not be read. */
type Described<O> = Partial<Omit<O, '$metadata'>>;

export interface SageMakerResources {
  'AWS::SageMaker::NotebookInstance': Described<DescribeNotebookInstanceOutput> & {
    /** What in the scripts of its lifecycle configuration looked like a secret; absent when they were not given. */
    secrets?: readonly SecretHit[];
  };
  /** Environment values are replaced by `***` when read: names stay, secrets never reach us. */
  'AWS::SageMaker::Model': Described<DescribeModelOutput>;
  'AWS::SageMaker::EndpointConfig': Described<DescribeEndpointConfigOutput>;
}
