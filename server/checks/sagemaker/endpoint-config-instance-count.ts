import type { ProductionVariant } from '@aws-sdk/client-sagemaker';
import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import type { Parameter } from '../types';

const parameters = {
  instances: {
    default: 2,
    min: 2,
    max: 100,
    description: 'Instances that a variant starts with, at least',
    source: 'AWS FSBP SageMaker.4 (more than one)',
  },
} satisfies Record<string, Parameter>;

/** Managed scaling may go down to its own least number, whatever a variant starts with. */
function leastOf({ InitialInstanceCount, ManagedInstanceScaling: scaling }: ProductionVariant): number | undefined {
  return scaling?.Status === 'ENABLED' ? (scaling.MinInstanceCount ?? InitialInstanceCount) : InitialInstanceCount;
}

export const check = defineCheck({
  id: 'sagemaker/endpoint-config-instance-count',
  title: 'SageMaker endpoints run on more than one instance',
  severity: 'medium',
  resourceType: 'AWS::SageMaker::EndpointConfig',
  needs: ['sagemaker:ListEndpointConfigs', 'sagemaker:DescribeEndpointConfig'],
  why: 'SageMaker spreads several instances over availability zones; a single one takes the endpoint down with it.',
  remedy: {
    text: 'An endpoint configuration cannot be changed: make one with two instances or more for each variant, and let the endpoint use it.',
    console: 'SageMaker AI → Inference → Endpoint configurations → Create endpoint configuration.',
    cli: 'aws sagemaker create-endpoint-config --endpoint-config-name <new-config> --production-variants VariantName=all,ModelName=<model>,InstanceType=<type>,InitialInstanceCount=2',
    terraform:
      'resource "aws_sagemaker_endpoint_configuration" "this" {\n  production_variants {\n    model_name             = "<model>"\n    instance_type          = "<type>"\n    initial_instance_count = 2\n  }\n}',
    cloudformation:
      'ProductionVariants:\n  - VariantName: all\n    ModelName: <model>\n    InstanceType: <type>\n    InitialInstanceCount: 2',
  },
  aliases: { prowler: ['sagemaker_endpoint_config_prod_variant_instances'], securityHub: ['SageMaker.4'] },
  requirements: { fsbp: ['SageMaker.4'] },
  parameters,
  evaluate: ({ data: { ProductionVariants: variants } }, _, { parameters: { instances = parameters.instances.default } }) => {
    if (!variants || variants.length === 0) return unknown('Not known: AWS did not tell what the endpoints run on');
    const own = variants.filter(({ ServerlessConfig }) => !ServerlessConfig);
    if (own.length === 0) return notApplicable('The endpoints run serverless, on as many instances as it takes');
    const rows = own.map((variant) => ({ variant: variant.VariantName ?? null, instances: leastOf(variant) ?? null }));
    const evidence = { variants: rows, required: instances };
    const few = rows.filter((row) => row.instances !== null && row.instances < instances);
    if (few.length > 0) return fail(`Variant ${few[0]?.variant} runs on ${few[0]?.instances}, less than ${instances}`, evidence);
    if (rows.some((row) => row.instances === null))
      return unknown('Not known: AWS did not tell on how many instances a variant runs', evidence);
    return pass(`Every variant runs on ${instances} or more`, evidence);
  },
});
