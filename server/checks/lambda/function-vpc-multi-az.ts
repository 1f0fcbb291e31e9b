import { defineCheck, fail, notApplicable, pass, readFields, unknown } from '../define-check';
import { some } from '../shared/security-groups';

const zones = {
  default: 2,
  min: 2,
  max: 6,
  description: 'Availability zones that the subnets of a function lie in, at least',
  source: 'AWS FSBP Lambda.5',
};

export const check = defineCheck({
  id: 'lambda/function-vpc-multi-az',
  title: 'Lambda functions in a VPC can run in several availability zones',
  severity: 'medium',
  resourceType: 'AWS::Lambda::Function',
  needs: ['lambda:ListFunctions', 'ec2:DescribeSubnets'],
  reads: [readFields('AWS::EC2::Subnet', 'region', 'AvailabilityZone')],
  why: 'When the only zone of its subnets is down or out of addresses, the function does not run at all.',
  remedy: {
    text: 'Give the function subnets in at least two zones.',
    console: 'Lambda → Functions → the function → Configuration → VPC → Edit.',
    cli: 'aws lambda update-function-configuration --function-name <function> --vpc-config SubnetIds=<subnet-a>,<subnet-b>,SecurityGroupIds=<security-group-id>',
    terraform:
      'resource "aws_lambda_function" "this" {\n  vpc_config {\n    subnet_ids         = ["<subnet-a>", "<subnet-b>"]\n    security_group_ids = ["<security-group-id>"]\n  }\n}',
    cloudformation: 'VpcConfig:\n  SubnetIds:\n    - <subnet-a>\n    - <subnet-b>',
  },
  aliases: { prowler: ['awslambda_function_vpc_multi_az'], securityHub: ['Lambda.5'] },
  requirements: { fsbp: ['Lambda.5'] },
  parameters: { zones },
  evaluate: ({ data: { VpcConfig } }, snapshot, { parameters }) => {
    const ids = VpcConfig?.SubnetIds ?? [];
    if (ids.length === 0) return notApplicable('The function does not run in a VPC');
    const found = ids.map((id) => ({ id, zone: snapshot.get('AWS::EC2::Subnet', id)?.data.AvailabilityZone }));
    const known = [...new Set(found.flatMap(({ zone }) => zone ?? []))].sort();
    const unseen = found.filter(({ zone }) => !zone).map(({ id }) => id);
    const evidence = { zones: known, subnets: ids, vpc: VpcConfig?.VpcId ?? null };
    if (known.length >= (parameters.zones ?? zones.default)) return pass(`The function can run in ${some(known, 6)}`, evidence);
    if (unseen.length > 0) return unknown(`Not known: subnet ${some(unseen)} was not found`, evidence);
    return fail(`The function can run in ${some(known, 6)} only`, evidence);
  },
});
