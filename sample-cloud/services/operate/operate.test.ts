import {
  CreateLaunchTemplateCommand,
  CreateLaunchTemplateVersionCommand,
  DescribeInstancesCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeVolumesCommand,
  EC2Client,
  EnableEbsEncryptionByDefaultCommand,
  GetEbsEncryptionByDefaultCommand,
  ModifyLaunchTemplateCommand,
  RebootInstancesCommand,
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { EnableKeyRotationCommand, GetKeyRotationStatusCommand, KMSClient, ListKeysCommand } from '@aws-sdk/client-kms';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serviceCredentials } from '../../credentials';
import { errorName, startDefaultCloud } from '../../test/default-cloud';
import { sampleOperatorExternalId } from '../../worlds/external-id';

const [sandbox, production, staging] = ['777788889999', '111122223333', '444455556666'];
const region = 'eu-central-1';
let started: Awaited<ReturnType<typeof startDefaultCloud>>;
let ec2: EC2Client;

/** EC2 as the operator role of an account, cut by a session policy if one is given. */
async function enter(accountId: string, statements?: object[], endpoint = started.cloud.url): Promise<EC2Client> {
  const { systemClockOffset } = started.config(region);
  const sts = new STSClient({ region, endpoint, credentials: serviceCredentials, systemClockOffset });
  const { Credentials: given } = await sts.send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${accountId}:role/CloudLensOperatorRole`,
      RoleSessionName: 'test',
      ExternalId: sampleOperatorExternalId(accountId),
      ...(statements ? { Policy: JSON.stringify({ Version: '2012-10-17', Statement: statements }) } : {}),
    }),
  );
  const credentials = {
    accessKeyId: given?.AccessKeyId ?? '',
    secretAccessKey: given?.SecretAccessKey ?? '',
    sessionToken: given?.SessionToken ?? '',
  };
  return new EC2Client({ region, endpoint, credentials, maxAttempts: 1, systemClockOffset });
}

const listed = async (client = ec2) => {
  const { Reservations = [] } = await client.send(new DescribeInstancesCommand({}));
  return Reservations.flatMap(({ Instances = [] }) => Instances);
};
const named = async (name: string, client = ec2) => {
  const found = (await listed(client)).find(({ Tags }) => Tags?.some(({ Key, Value }) => Key === 'Name' && Value === name));
  if (!found?.InstanceId) throw new Error(`${name} is not there`);
  return { ...found, InstanceId: found.InstanceId };
};
const stateOf = async (id: string) => (await listed()).find(({ InstanceId }) => InstanceId === id)?.State?.Name;
const template = { LaunchTemplateName: 'sandbox' };

beforeAll(async () => {
  started = await startDefaultCloud();
  ec2 = await enter(sandbox);
});
afterAll(() => started.cloud.close());

describe('instances that are operated', () => {
  it('stop and start, each taking its time', async () => {
    const { InstanceId } = await named('trial-search');
    const { StoppingInstances } = await ec2.send(new StopInstancesCommand({ InstanceIds: [InstanceId] }));
    expect(StoppingInstances?.[0]).toMatchObject({ PreviousState: { Name: 'running' }, CurrentState: { Name: 'stopping' } });
    started.cloud.clock.move(4_000);
    expect(await stateOf(InstanceId)).toBe('stopped');
    const again = await ec2.send(new StopInstancesCommand({ InstanceIds: [InstanceId] }));
    expect(again.StoppingInstances?.[0]?.CurrentState?.Name).toBe('stopped');
    expect(await errorName(ec2.send(new RebootInstancesCommand({ InstanceIds: [InstanceId] })))).toBe('IncorrectInstanceState');
    await ec2.send(new StartInstancesCommand({ InstanceIds: [InstanceId] }));
    expect(await stateOf(InstanceId)).toBe('pending');
    started.cloud.clock.move(4_000);
    expect(await stateOf(InstanceId)).toBe('running');
  });

  it('say that a dry run would have worked, and do nothing', async () => {
    const { InstanceId } = await named('trial-search');
    for (const call of [StopInstancesCommand, TerminateInstancesCommand, RebootInstancesCommand])
      expect(await errorName(ec2.send(new call({ InstanceIds: [InstanceId], DryRun: true })))).toBe('DryRunOperation');
    expect(await stateOf(InstanceId)).toBe('running');
  });

  it('leave with the volumes that say so, and are forgotten after an hour', async () => {
    const { InstanceId, BlockDeviceMappings = [] } = await named('trial-recommendations');
    const volumes = BlockDeviceMappings.flatMap(({ Ebs }) => Ebs?.VolumeId ?? []);
    await ec2.send(new TerminateInstancesCommand({ InstanceIds: [InstanceId] }));
    expect(await errorName(ec2.send(new StartInstancesCommand({ InstanceIds: [InstanceId] })))).toBe('IncorrectInstanceState');
    started.cloud.clock.move(4_000);
    expect(await stateOf(InstanceId)).toBe('terminated');
    const reader = new EC2Client(started.config(region, 'sandbox'));
    expect(await errorName(reader.send(new DescribeVolumesCommand({ VolumeIds: volumes })))).toBe('InvalidVolume.NotFound');
    started.cloud.clock.move(3_700_000);
    expect(await stateOf(InstanceId)).toBeUndefined();
  });

  it('are as they were in the past', async () => {
    const past = new Date(started.cloud.clock.now().getTime() - 86_400_000).toISOString();
    const then = await enter(sandbox, undefined, `${started.cloud.url}/@${past}`);
    const { InstanceId } = await named('trial-recommendations', then);
    expect(await errorName(then.send(new StopInstancesCommand({ InstanceIds: [InstanceId] })))).toBe('UnsupportedOperation');
  });
});

describe('permissions', () => {
  it('hold for each instance by its ARN and its tags, in role and session', async () => {
    const { InstanceId } = await named('trial-search');
    const arn = `arn:aws:ec2:${region}:${sandbox}:instance/`;
    const allow = (Resource: string, Condition?: object) => [
      { Effect: 'Allow', Action: 'ec2:*', Resource, ...(Condition ? { Condition } : {}) },
    ];
    const outcome = async (statements: object[]) =>
      errorName((await enter(sandbox, statements)).send(new StopInstancesCommand({ InstanceIds: [InstanceId], DryRun: true })));
    expect(await outcome(allow(arn + InstanceId))).toBe('DryRunOperation');
    expect(await outcome(allow(`${arn}i-0123456789abcdef0`))).toBe('UnauthorizedOperation');
    expect(await outcome(allow('*', { StringEquals: { 'aws:ResourceTag/Name': 'trial-search' } }))).toBe('DryRunOperation');
    expect(await outcome(allow('*', { StringEquals: { 'aws:ResourceTag/Name': 'other' } }))).toBe('UnauthorizedOperation');
    expect(await outcome(allow('*', { NumericLessThan: { 'aws:Something': '1' } }))).toBe('UnauthorizedOperation');
  });

  it('keep production from terminating, and protection keeps everybody', async () => {
    const client = await enter(production);
    const { InstanceId } = await named('storefront-1', client);
    expect(await errorName(client.send(new TerminateInstancesCommand({ InstanceIds: [InstanceId] })))).toBe('UnauthorizedOperation');
    expect(await errorName(client.send(new StopInstancesCommand({ InstanceIds: [InstanceId], DryRun: true })))).toBe('DryRunOperation');
  });
});

describe('launch templates and launches', () => {
  it('gain versions, and another default', async () => {
    const created = await ec2.send(
      new CreateLaunchTemplateCommand({
        LaunchTemplateName: 'trial',
        LaunchTemplateData: { ImageId: 'ami-0123456789abcdef0' },
        ClientToken: 'a',
      }),
    );
    const LaunchTemplateId = created.LaunchTemplate?.LaunchTemplateId;
    const next = new CreateLaunchTemplateVersionCommand({
      LaunchTemplateId,
      SourceVersion: '1',
      LaunchTemplateData: { InstanceType: 't3.micro' },
      ClientToken: 'b',
    });
    for (const _ of [1, 2]) {
      const { LaunchTemplateVersion } = await ec2.send(next);
      expect(LaunchTemplateVersion).toMatchObject({
        VersionNumber: 2,
        LaunchTemplateData: { ImageId: 'ami-0123456789abcdef0', InstanceType: 't3.micro' },
      });
    }
    await ec2.send(new ModifyLaunchTemplateCommand({ LaunchTemplateId, DefaultVersion: '2' }));
    const { LaunchTemplateVersions } = await ec2.send(new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId }));
    expect(LaunchTemplateVersions?.map(({ VersionNumber, DefaultVersion }) => [VersionNumber, DefaultVersion])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(await errorName(ec2.send(new ModifyLaunchTemplateCommand({ LaunchTemplateId, DefaultVersion: '9' })))).toBe(
      'InvalidLaunchTemplateId.VersionNotFound',
    );
  });

  it('launch once under a token, and refuse another request with it', async () => {
    const before = (await listed()).length;
    const asked = { LaunchTemplate: template, MinCount: 2, MaxCount: 2, ClientToken: 'launch-1' };
    const [first, again] = [await ec2.send(new RunInstancesCommand(asked)), await ec2.send(new RunInstancesCommand(asked))].map(
      ({ Instances }) => Instances?.map(({ InstanceId }) => InstanceId),
    );
    expect(first).toHaveLength(2);
    expect(again).toEqual(first);
    expect((await listed()).length).toBe(before + 2);
    expect(await errorName(ec2.send(new RunInstancesCommand({ ...asked, MaxCount: 1, MinCount: 1 })))).toBe('IdempotentParameterMismatch');
    expect(await errorName(ec2.send(new RunInstancesCommand({ ...asked, ClientToken: 'launch-2', SubnetId: 'subnet-0123' })))).toBe(
      'InvalidSubnetID.NotFound',
    );
    expect(await errorName(ec2.send(new RunInstancesCommand({ ...asked, ClientToken: 'launch-3', MaxCount: 21 })))).toBe(
      'InstanceLimitExceeded',
    );
  });
});

describe('what a fix mends', () => {
  const reader = () => started.config(region, 'staging');

  it('is encryption by default, which whoever scans then sees', async () => {
    const encrypted = async () => (await new EC2Client(reader()).send(new GetEbsEncryptionByDefaultCommand({}))).EbsEncryptionByDefault;
    const operator = await enter(staging);
    expect(await encrypted()).toBe(false);
    expect(await errorName(operator.send(new EnableEbsEncryptionByDefaultCommand({ DryRun: true })))).toBe('DryRunOperation');
    expect(await encrypted()).toBe(false);
    await operator.send(new EnableEbsEncryptionByDefaultCommand({}));
    expect(await encrypted()).toBe(true);
    const stopAlone = [{ Effect: 'Allow', Action: 'ec2:StopInstances', Resource: '*' }];
    expect(await errorName((await enter(staging, stopAlone)).send(new EnableEbsEncryptionByDefaultCommand({})))).toBe(
      'UnauthorizedOperation',
    );
  });

  it('is the rotation of a key', async () => {
    const kms = new KMSClient(reader());
    const rotates = async (KeyId: string | undefined) => (await kms.send(new GetKeyRotationStatusCommand({ KeyId }))).KeyRotationEnabled;
    const { Keys = [] } = await kms.send(new ListKeysCommand({}));
    const states = await Promise.all(Keys.map(async ({ KeyId }) => [KeyId, await rotates(KeyId).catch(() => undefined)] as const));
    const [KeyId] = states.find(([, state]) => state === false) ?? [];
    expect(KeyId).toBeDefined();
    const { credentials } = (await enter(staging)).config;
    await new KMSClient({ ...reader(), credentials }).send(new EnableKeyRotationCommand({ KeyId }));
    expect(await rotates(KeyId)).toBe(true);
  });
});
