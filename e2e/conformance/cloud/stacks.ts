import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { type Expectation, isUnknown, passes, twins } from '../lib/expectation';
import { account, type Connect } from '../lib/moto';

const topic = `arn:aws:sns:us-east-1:${account}:stacks`;

function template(resources: object, outputs: Record<string, string>): string {
  return JSON.stringify({
    AWSTemplateFormatVersion: '2010-09-09',
    Parameters: { Setting: { Type: 'String', Default: 'none' } },
    Resources: resources,
    Outputs: Object.fromEntries(Object.entries(outputs).map(([name, Value]) => [name, { Value }])),
  });
}

/** A stack that tells a password and can be deleted by anybody, and one that does neither. */
export async function arrangeStacks(connect: Connect): Promise<Expectation[]> {
  const client = connect(CloudFormationClient);
  await client.send(
    new CreateStackCommand({
      StackName: 'careless',
      TemplateBody: template(
        { Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'stacks' } } },
        { DatabasePassword: 'Tr0ub4dor-3' },
      ),
      Parameters: [{ ParameterKey: 'Setting', ParameterValue: 'postgres://shop:Tr0ub4dor-3@db.internal/shop' }],
      EnableTerminationProtection: false,
    }),
  );
  await client.send(
    new CreateStackCommand({
      StackName: 'careful',
      TemplateBody: template({ Topic: { Type: 'AWS::SNS::Topic' } }, { Address: 'https://shop.example' }),
      Parameters: [{ ParameterKey: 'Setting', ParameterValue: 'production' }],
      EnableTerminationProtection: true,
      NotificationARNs: [topic],
      RoleARN: `arn:aws:iam::${account}:role/stacks`,
    }),
  );
  const bootstrap = (StackName: string, version: string) =>
    client.send(
      new CreateStackCommand({ StackName, TemplateBody: template({ Topic: { Type: 'AWS::SNS::Topic' } }, { BootstrapVersion: version }) }),
    );
  await bootstrap('CDKToolkit', '6');
  await bootstrap('CDKToolkit-new', '99');

  return [
    ...twins('cloudformation/stack-termination-protection', 'careless', 'careful'),
    ...twins('cloudformation/stack-outputs-no-secrets', 'careless', 'careful'),
    ...twins('cloudformation/stack-parameters-no-secrets', 'careless', 'careful'),
    ...twins('cloudformation/stack-notifications', 'careless', 'careful'),
    ...twins('cloudformation/stack-service-role', 'careless', 'careful'),
    ...twins('cloudformation/cdk-bootstrap-version', 'CDKToolkit', 'CDKToolkit-new'),
    ...passes('cloudformation/stack-not-failed', 'careful'),
    // moto knows nothing of drift.
    ...isUnknown('cloudformation/stack-not-drifted', 'careless', 'careful'),
  ];
}
