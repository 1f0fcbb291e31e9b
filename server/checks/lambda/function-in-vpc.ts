import { defineCheck, fail, notApplicable, pass } from '../define-check';

export const check = defineCheck({
  id: 'lambda/function-in-vpc',
  title: 'Lambda functions run in a VPC',
  severity: 'low',
  resourceType: 'AWS::Lambda::Function',
  needs: ['lambda:ListFunctions'],
  why: 'Outside of a VPC a function may talk to the whole internet: nothing filters or logs where a compromised one sends the data.',
  remedy: {
    text: 'Put functions that work on private data into private subnets, with VPC endpoints or NAT for what they call. One that only calls public APIs may stay outside: mute it.',
    console: 'Lambda → Functions → the function → Configuration → VPC → Edit.',
    cli: 'aws lambda update-function-configuration --function-name <function> --vpc-config SubnetIds=<subnet-a>,<subnet-b>,SecurityGroupIds=<security-group-id>',
    terraform:
      'resource "aws_lambda_function" "this" {\n  vpc_config {\n    subnet_ids         = ["<subnet-a>", "<subnet-b>"]\n    security_group_ids = ["<security-group-id>"]\n  }\n}',
    cloudformation: 'VpcConfig:\n  SubnetIds:\n    - <subnet-a>\n    - <subnet-b>\n  SecurityGroupIds:\n    - <security-group-id>',
  },
  aliases: { prowler: ['awslambda_function_inside_vpc'], securityHub: ['Lambda.3'] },
  requirements: { fsbp: ['Lambda.3'] },
  evaluate: ({ data: { VpcConfig, MasterArn, CapacityProviderConfig } }) => {
    if (MasterArn) return notApplicable('Copies at the edge cannot run in a VPC');
    if (CapacityProviderConfig) return notApplicable('The function runs on instances of a capacity provider, which has a VPC of its own');
    // AWS leaves an empty VPC behind where a function was taken out of one.
    const vpc = VpcConfig?.VpcId || null;
    const evidence = { vpc, subnets: VpcConfig?.SubnetIds ?? [], securityGroups: VpcConfig?.SecurityGroupIds ?? [] };
    return vpc || evidence.subnets.length > 0
      ? pass(`The function runs in ${vpc ?? 'a VPC'}`, evidence)
      : fail('The function runs outside of any VPC', evidence);
  },
});
