import { CreatePipelineCommand, DataPipelineClient, PutPipelineDefinitionCommand } from '@aws-sdk/client-data-pipeline';
import { CreateConnectionCommand, CreateJobCommand, GlueClient } from '@aws-sdk/client-glue';
import { CreateDetectorCommand, type DetectorFeature, GuardDutyClient } from '@aws-sdk/client-guardduty';
import { CreateStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import { CreateDocumentCommand, ModifyDocumentPermissionCommand, SSMClient } from '@aws-sdk/client-ssm';
import { type Expectation, given, twins } from '../lib/expectation';
import { account, type Connect } from '../lib/moto';

/** Made up, in the form of a token of GitHub's. */
const token = `ghp_${'a1B2c3D4e5F6'.repeat(3)}`;

/** Detectors of two regions, and definitions that tell a secret, each beside one that does not. */
export async function arrangeSensors(here: Connect, elsewhere: Connect): Promise<Expectation[]> {
  return [...(await arrangeDetectors(here, elsewhere)), ...(await arrangeDocuments(here)), ...(await arrangeDefinitions(here))];
}

const plans: DetectorFeature[] = ['S3_DATA_EVENTS', 'EKS_AUDIT_LOGS', 'EBS_MALWARE_PROTECTION', 'RDS_LOGIN_EVENTS', 'LAMBDA_NETWORK_LOGS'];

async function arrangeDetectors(here: Connect, elsewhere: Connect): Promise<Expectation[]> {
  const detector = (connect: Connect, Status: 'ENABLED' | 'DISABLED') =>
    connect(GuardDutyClient).send(new CreateDetectorCommand({ Enable: true, Features: plans.map((Name) => ({ Name, Status })) }));
  await detector(here, 'DISABLED');
  await detector(elsewhere, 'ENABLED');
  return ['s3-protection', 'eks-audit-logs', 'malware-protection', 'rds-protection', 'lambda-protection'].flatMap((plan) =>
    twins(`guardduty/${plan}`, 'us-east-1', 'eu-west-1'),
  );
}

async function arrangeDocuments(connect: Connect): Promise<Expectation[]> {
  const ssm = connect(SSMClient);
  const document = (Name: string, line: string) =>
    ssm.send(
      new CreateDocumentCommand({
        Name,
        DocumentType: 'Command',
        DocumentFormat: 'JSON',
        Content: JSON.stringify({
          schemaVersion: '2.2',
          description: 'deploys',
          mainSteps: [{ action: 'aws:runShellScript', name: 'deploy', inputs: { runCommand: [line] } }],
        }),
      }),
    );
  await document('deploy-telling', `export GITHUB_TOKEN=${token}`);
  await document('deploy-silent', 'systemctl restart shop');
  await ssm.send(new ModifyDocumentPermissionCommand({ Name: 'deploy-telling', PermissionType: 'Share', AccountIdsToAdd: ['all'] }));
  return [
    ...twins('ssm/document-no-secrets', 'deploy-telling', 'deploy-silent'),
    ...twins('ssm/document-not-public', 'deploy-telling', 'deploy-silent'),
  ];
}

async function arrangeDefinitions(connect: Connect): Promise<Expectation[]> {
  const glue = connect(GlueClient);
  const job = (Name: string, value: string) =>
    glue.send(
      new CreateJobCommand({
        Name,
        Role: `arn:aws:iam::${account}:role/glue`,
        Command: { Name: 'glueetl', ScriptLocation: 's3://scripts/job.py' },
        DefaultArguments: { '--token': value },
      }),
    );
  await job('telling', token);
  await job('silent', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:token');
  const connection = (Name: string, own: Record<string, string>) =>
    glue.send(
      new CreateConnectionCommand({
        ConnectionInput: {
          Name,
          ConnectionType: 'JDBC',
          ConnectionProperties: { JDBC_CONNECTION_URL: 'jdbc:postgresql://db/shop', ...own },
        },
      }),
    );
  await connection('with-password', { USERNAME: 'shop', PASSWORD: 'hunter2-hunter2' });
  await connection('with-secret', { SECRET_ID: 'shop/db' });

  const machines = connect(SFNClient);
  const machine = async (name: string, Result: string) =>
    given(
      (
        await machines.send(
          new CreateStateMachineCommand({
            name,
            roleArn: `arn:aws:iam::${account}:role/machine`,
            definition: JSON.stringify({ StartAt: 'go', States: { go: { Type: 'Pass', Result: { token: Result }, End: true } } }),
          }),
        )
      ).stateMachineArn,
    ) && name;
  await machine('machine-telling', token);
  await machine('machine-silent', 'none');

  const pipelines = connect(DataPipelineClient);
  const pipeline = async (name: string, stringValue: string) => {
    const { pipelineId } = await pipelines.send(new CreatePipelineCommand({ name, uniqueId: name }));
    const id = given(pipelineId);
    await pipelines.send(
      new PutPipelineDefinitionCommand({
        pipelineId: id,
        pipelineObjects: [{ id: 'Default', name: 'Default', fields: [{ key: 'command', stringValue }] }],
      }),
    );
    return id;
  };
  const [telling, silent] = [await pipeline('telling', `export GITHUB_TOKEN=${token}`), await pipeline('silent', 'run.sh')];

  return [
    ...twins('glue/job-no-secrets-in-arguments', 'telling', 'silent'),
    ...twins('glue/connection-no-secrets', 'with-password', 'with-secret'),
    ...twins('stepfunctions/state-machine-no-secrets', 'machine-telling', 'machine-silent'),
    ...twins('datapipeline/pipeline-no-secrets', telling, silent),
  ];
}
