import { EMRClient, PutBlockPublicAccessConfigurationCommand, RunJobFlowCommand } from '@aws-sdk/client-emr';
import {
  CreateEndpointConfigCommand,
  CreateModelCommand,
  CreateNotebookInstanceCommand,
  type CreateNotebookInstanceCommandInput,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { type Expectation, fails, twins } from '../lib/expectation';
import { account, type Connect } from '../lib/moto';

const role = `arn:aws:iam::${account}:role/machine-learning`;

/** Notebooks, models and endpoint configurations of SageMaker, and clusters of EMR. */
export async function arrangeMachineLearning(connect: Connect): Promise<Expectation[]> {
  return [...(await arrangeSageMaker(connect)), ...(await arrangeSpark(connect))];
}

async function arrangeSageMaker(connect: Connect): Promise<Expectation[]> {
  const sagemaker = connect(SageMakerClient);
  const notebook = (NotebookInstanceName: string, settings: Partial<CreateNotebookInstanceCommandInput>) =>
    sagemaker.send(new CreateNotebookInstanceCommand({ NotebookInstanceName, InstanceType: 'ml.t3.medium', RoleArn: role, ...settings }));
  await notebook('careless-notebook', { RootAccess: 'Enabled', DirectInternetAccess: 'Enabled' });
  await notebook('careful-notebook', {
    RootAccess: 'Disabled',
    DirectInternetAccess: 'Disabled',
    SubnetId: 'subnet-0123456789abcdef0',
    SecurityGroupIds: ['sg-0123456789abcdef0'],
  });
  for (const [ModelName, EnableNetworkIsolation] of [
    ['careless-model', false],
    ['careful-model', true],
  ] as const)
    await sagemaker.send(
      new CreateModelCommand({
        ModelName,
        EnableNetworkIsolation,
        ExecutionRoleArn: role,
        PrimaryContainer: { Image: `${account}.dkr.ecr.us-east-1.amazonaws.com/model:1`, Environment: { TOKEN: 'not-a-real-secret' } },
      }),
    );
  for (const [EndpointConfigName, InitialInstanceCount] of [
    ['careless-endpoint', 1],
    ['careful-endpoint', 2],
  ] as const)
    await sagemaker.send(
      new CreateEndpointConfigCommand({
        EndpointConfigName,
        ProductionVariants: [{ VariantName: 'all', ModelName: 'careful-model', InstanceType: 'ml.t2.medium', InitialInstanceCount }],
      }),
    );
  const ofNotebooks = ['no-root', 'no-direct-internet', 'in-vpc'];
  return [
    ...ofNotebooks.flatMap((check) => twins(`sagemaker/notebook-${check}`, 'careless-notebook', 'careful-notebook')),
    // moto forgets that a model was to be isolated.
    ...fails('sagemaker/model-network-isolation', 'careless-model', 'careful-model'),
    ...twins('sagemaker/endpoint-config-instance-count', 'careless-endpoint', 'careful-endpoint'),
  ];
}

/** EMR's guard against public clusters, with an exception for one port. moto keeps one for all regions of an account. */
export const guardButFor = (port: number) =>
  new PutBlockPublicAccessConfigurationCommand({
    BlockPublicAccessConfiguration: {
      BlockPublicSecurityGroupRules: true,
      PermittedPublicSecurityGroupRuleRanges: [{ MinRange: port, MaxRange: port }],
    },
  });

async function arrangeSpark(connect: Connect): Promise<Expectation[]> {
  const emr = connect(EMRClient);
  await emr.send(guardButFor(8088));
  await emr.send(
    new RunJobFlowCommand({
      Name: 'spark',
      ReleaseLabel: 'emr-7.5.0',
      Instances: { MasterInstanceType: 'm5.large', InstanceCount: 1, KeepJobFlowAliveWhenNoSteps: true },
      JobFlowRole: 'machine-learning',
      ServiceRole: 'machine-learning',
    }),
  );
  return fails('emr/region-public-access-blocked', 'us-east-1', 'eu-west-1');
}
