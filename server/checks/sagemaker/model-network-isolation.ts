import { defineCheck } from '../define-check';
import { judgeSwitch } from '../shared/databases';

export const check = defineCheck({
  id: 'sagemaker/model-network-isolation',
  title: 'SageMaker models run without a network',
  severity: 'high',
  resourceType: 'AWS::SageMaker::Model',
  needs: ['sagemaker:ListModels', 'sagemaker:DescribeModel'],
  why: 'The code of a model, or of a package within it, can send everything that it is asked to a stranger, and fetch more code.',
  remedy: {
    text: 'A model cannot be changed: make it anew with network isolation, with all that it needs inside of its image, and move the endpoints over.',
    console: 'SageMaker AI → Inference → Models → Create model → Network → Enable network isolation.',
    cli: 'aws sagemaker create-model --model-name <new-model> --execution-role-arn <role-arn> --primary-container Image=<image> --enable-network-isolation',
    terraform: 'resource "aws_sagemaker_model" "this" {\n  enable_network_isolation = true\n}',
    cloudformation: 'EnableNetworkIsolation: true',
  },
  aliases: { prowler: ['sagemaker_models_network_isolation_enabled'], securityHub: ['SageMaker.5'] },
  requirements: { fsbp: ['SageMaker.5'] },
  evaluate: ({ data: { EnableNetworkIsolation, VpcConfig } }) =>
    judgeSwitch(
      EnableNetworkIsolation,
      {
        question: 'whether the model has a network',
        on: 'The model runs without a network',
        off: 'The model may call whom it likes',
      },
      { networkIsolation: EnableNetworkIsolation ?? null, subnets: [...(VpcConfig?.Subnets ?? [])].sort() },
    ),
});
