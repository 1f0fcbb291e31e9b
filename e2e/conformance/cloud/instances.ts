import {
  AllocateAddressCommand,
  AssociateAddressCommand,
  CreateLaunchTemplateCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  EC2Client,
  ModifySubnetAttributeCommand,
  RunInstancesCommand,
  StopInstancesCommand,
} from '@aws-sdk/client-ec2';
import { AddRoleToInstanceProfileCommand, CreateInstanceProfileCommand, CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { type Expectation, fails, given, isUnknown, passes, twins } from '../lib/expectation';
import type { Connect } from '../lib/moto';

const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

/** A web server on the internet with a role and tokenless metadata, and a worker that is as it should be. */
export async function arrangeInstances(connect: Connect): Promise<Expectation[]> {
  const ec2 = connect(EC2Client);
  const iam = connect(IAMClient);
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'web' }));
  await iam.send(new CreateRoleCommand({ RoleName: 'web', AssumeRolePolicyDocument: JSON.stringify(trust) }));
  await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: 'web', RoleName: 'web' }));

  const vpc = given((await ec2.send(new CreateVpcCommand({ CidrBlock: '10.30.0.0/16' }))).Vpc?.VpcId);
  const subnet = async (CidrBlock: string) => given((await ec2.send(new CreateSubnetCommand({ VpcId: vpc, CidrBlock }))).Subnet?.SubnetId);
  const [publicSubnet, privateSubnet] = [await subnet('10.30.0.0/24'), await subnet('10.30.1.0/24')];
  await ec2.send(new ModifySubnetAttributeCommand({ SubnetId: publicSubnet, MapPublicIpOnLaunch: { Value: true } }));

  const run = async (input: Partial<ConstructorParameters<typeof RunInstancesCommand>[0]>) => {
    const { Instances } = await ec2.send(
      new RunInstancesCommand({ ImageId: 'ami-12c6146b', InstanceType: 't3.micro', MinCount: 1, MaxCount: 1, ...input }),
    );
    return given(Instances?.[0]?.InstanceId);
  };
  const web = await run({
    SubnetId: publicSubnet,
    IamInstanceProfile: { Name: 'web' },
    MetadataOptions: { HttpTokens: 'optional', HttpEndpoint: 'enabled' },
  });
  const worker = await run({
    SubnetId: privateSubnet,
    IamInstanceProfile: { Name: 'web' },
    MetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled' },
    Monitoring: { Enabled: true },
  });
  const bare = await run({ SubnetId: privateSubnet, MetadataOptions: { HttpTokens: 'optional', HttpEndpoint: 'disabled' } });
  const idle = await run({ SubnetId: privateSubnet });
  await ec2.send(new StopInstancesCommand({ InstanceIds: [idle] }));

  const address = async () => given((await ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }))).AllocationId);
  const [forgotten, used] = [await address(), await address()];
  await ec2.send(new AssociateAddressCommand({ AllocationId: used, InstanceId: worker }));

  const template = async (
    LaunchTemplateName: string,
    HttpTokens: 'optional' | 'required' | undefined,
    AssociatePublicIpAddress: boolean,
  ) => {
    const made = await ec2.send(
      new CreateLaunchTemplateCommand({
        LaunchTemplateName,
        LaunchTemplateData: {
          ImageId: 'ami-12c6146b',
          ...(HttpTokens && { MetadataOptions: { HttpTokens } }),
          NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress }],
        },
      }),
    );
    return given(made.LaunchTemplate?.LaunchTemplateId);
  };
  const open = await template('open', 'optional', true);
  const tight = await template('tight', 'required', false);
  const silent = await template('silent', undefined, false);

  return [
    ...twins('ec2/instance-imdsv2-required', web, worker),
    // Tokens do not matter where the metadata service is off.
    ...passes('ec2/instance-imdsv2-required', bare),
    ...twins('ec2/instance-profile-attached', bare, worker),
    ...twins('ec2/instance-detailed-monitoring', web, worker),
    ...twins('ec2/instance-no-public-ip', web, bare),
    ...twins('ec2/instance-public-without-role', web, bare),
    ...twins('ec2/subnet-no-public-ip-on-launch', publicSubnet, privateSubnet),
    ...twins('ec2/elastic-ip-in-use', forgotten, used),
    // An address that was attached later is public all the same.
    ...fails('ec2/instance-no-public-ip', worker),
    // The check asks for the region's default too, which moto does not tell.
    ...isUnknown('ec2/launch-template-imdsv2-required', open, tight, silent),
    ...twins('ec2/launch-template-no-public-ip', open, tight),
    ...isUnknown('ec2/imdsv2-required-by-default', 'us-east-1', 'eu-west-1'),
    ...isUnknown('ec2/serial-console-disabled', 'us-east-1', 'eu-west-1'),
    ...passes('ec2/instance-not-stopped-long', idle),
  ];
}
