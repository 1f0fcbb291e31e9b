import { AthenaClient, CreateWorkGroupCommand, StartQueryExecutionCommand } from '@aws-sdk/client-athena';
import { AutoScalingClient, CreateAutoScalingGroupCommand, CreateLaunchConfigurationCommand } from '@aws-sdk/client-auto-scaling';
import { CodeBuildClient, CreateProjectCommand } from '@aws-sdk/client-codebuild';
import { type Expectation, twins } from '../lib/expectation';
import { account, type Connect } from '../lib/moto';

/** Build projects, work groups and Auto Scaling groups as they should not be, and their twins. */
export async function arrangeWorkshop(connect: Connect): Promise<Expectation[]> {
  const codeBuild = connect(CodeBuildClient);
  const project = (name: string, location: string) =>
    codeBuild.send(
      new CreateProjectCommand({
        name,
        source: { type: 'GITHUB', location },
        artifacts: { type: 'NO_ARTIFACTS' },
        environment: { type: 'LINUX_CONTAINER', image: 'aws/codebuild/standard:7.0', computeType: 'BUILD_GENERAL1_SMALL' },
        serviceRole: `arn:aws:iam::${account}:role/service-role/build`,
      }),
    );
  await project('telling', 'https://bot:hunter2@github.com/shop/app.git');
  await project('silent', 'https://github.com/shop/app.git');

  const athena = connect(AthenaClient);
  const group = async (Name: string, EncryptionOption?: 'SSE_S3') => {
    const ResultConfiguration = {
      OutputLocation: 's3://results/',
      ...(EncryptionOption && { EncryptionConfiguration: { EncryptionOption } }),
    };
    await athena.send(new CreateWorkGroupCommand({ Name, Configuration: { ResultConfiguration } }));
    await athena.send(new StartQueryExecutionCommand({ QueryString: 'select 1', WorkGroup: Name }));
  };
  await group('plain');
  await group('encrypted', 'SSE_S3');

  const scaling = connect(AutoScalingClient);
  await scaling.send(
    new CreateLaunchConfigurationCommand({ LaunchConfigurationName: 'web', ImageId: 'ami-12c6146b', InstanceType: 't3.micro' }),
  );
  const scalingGroup = (AutoScalingGroupName: string, AvailabilityZones: string[]) =>
    scaling.send(
      new CreateAutoScalingGroupCommand({
        AutoScalingGroupName,
        LaunchConfigurationName: 'web',
        MinSize: 0,
        MaxSize: 1,
        AvailabilityZones,
      }),
    );
  await scalingGroup('one-zone', ['us-east-1a']);
  await scalingGroup('two-zones', ['us-east-1a', 'us-east-1b']);

  return [
    ...twins('codebuild/project-source-without-credentials', 'telling', 'silent'),
    ...twins('athena/work-group-encrypted', 'plain', 'encrypted'),
    ...twins('autoscaling/group-multi-az', 'one-zone', 'two-zones'),
  ];
}
