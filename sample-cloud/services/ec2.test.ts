import {
  DescribeInstancesCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeRegionsCommand,
  DescribeSnapshotAttributeCommand,
  DescribeSnapshotsCommand,
  EC2Client,
  GetEbsEncryptionByDefaultCommand,
  GetInstanceMetadataDefaultsCommand,
  paginateDescribeSecurityGroups,
} from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorName, startDefaultCloud } from '../test/default-cloud';

let started: Awaited<ReturnType<typeof startDefaultCloud>>;
let ec2: EC2Client;
beforeAll(async () => {
  started = await startDefaultCloud();
  ec2 = new EC2Client(started.config('eu-central-1'));
});
afterAll(() => started.cloud.close());

describe('EC2 of the sample cloud', () => {
  it('names the enabled regions, and all of them when asked', async () => {
    const enabled = await ec2.send(new DescribeRegionsCommand({}));
    expect(enabled.Regions?.map(({ RegionName }) => RegionName).sort()).toEqual([
      'ap-southeast-1',
      'eu-central-1',
      'eu-west-1',
      'us-east-1',
      'us-east-2',
      'us-west-2',
    ]);
    const { Regions = [] } = await ec2.send(new DescribeRegionsCommand({ AllRegions: true }));
    expect(Regions.length).toBeGreaterThan(25);
    expect(Regions.find(({ RegionName }) => RegionName === 'eu-south-1')?.OptInStatus).toBe('not-opted-in');
  });

  it('pages through all security groups, each once', async () => {
    const seen: (string | undefined)[] = [];
    for await (const { SecurityGroups } of paginateDescribeSecurityGroups({ client: ec2, pageSize: 5 }, {})) {
      expect(SecurityGroups?.length).toBeLessThanOrEqual(5);
      seen.push(...(SecurityGroups ?? []).map(({ GroupId }) => GroupId));
    }
    expect(seen.length).toBeGreaterThan(15);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('refuses sizes, tokens and ids that make no sense', async () => {
    expect(await errorName(ec2.send(new DescribeInstancesCommand({ MaxResults: 1001 })))).toBe('InvalidParameterValue');
    expect(await errorName(ec2.send(new DescribeInstancesCommand({ MaxResults: 4 })))).toBe('InvalidParameterValue');
    expect(await errorName(ec2.send(new DescribeInstancesCommand({ NextToken: 'made-up' })))).toBe('InvalidParameterValue');
    expect(await errorName(ec2.send(new DescribeInstancesCommand({ InstanceIds: ['i-0123456789abcdef0'] })))).toBe(
      'InvalidInstanceID.NotFound',
    );
  });

  it('tells which snapshots anybody may restore', async () => {
    const all = await ec2.send(new DescribeSnapshotsCommand({ OwnerIds: ['self'] }));
    expect(all.Snapshots?.length).toBeGreaterThan(10);
    const asia = new EC2Client(started.config('ap-southeast-1'));
    const open = await asia.send(new DescribeSnapshotsCommand({ OwnerIds: ['self'], RestorableByUserIds: ['all'] }));
    expect(open.Snapshots?.map(({ Tags }) => Tags?.find(({ Key }) => Key === 'Name')?.Value)).toEqual(['edge-cache-warm']);
    const SnapshotId = open.Snapshots?.[0]?.SnapshotId;
    const attribute = await asia.send(new DescribeSnapshotAttributeCommand({ SnapshotId, Attribute: 'createVolumePermission' }));
    expect(attribute.CreateVolumePermissions).toEqual([{ Group: 'all' }]);
    expect(await ec2.send(new DescribeSnapshotsCommand({ OwnerIds: ['amazon'] })).then(({ Snapshots }) => Snapshots)).toEqual([]);
  });

  it('gives the latest and default versions of all templates without an id', async () => {
    const { LaunchTemplateVersions = [] } = await ec2.send(
      new DescribeLaunchTemplateVersionsCommand({ Versions: ['$Latest', '$Default'] }),
    );
    const ofStorefront = LaunchTemplateVersions.filter(({ LaunchTemplateName }) => LaunchTemplateName === 'storefront');
    expect(ofStorefront.map(({ VersionNumber, DefaultVersion }) => [VersionNumber, DefaultVersion])).toEqual([
      [12, true],
      [14, false],
    ]);
    expect(await errorName(ec2.send(new DescribeLaunchTemplateVersionsCommand({})))).toBe('MissingParameter');
  });

  it('answers for the switches of a region', async () => {
    expect((await ec2.send(new GetEbsEncryptionByDefaultCommand({}))).EbsEncryptionByDefault).toBe(true);
    const idle = new EC2Client(started.config('us-west-2'));
    expect((await idle.send(new GetEbsEncryptionByDefaultCommand({}))).EbsEncryptionByDefault).toBe(false);
    expect((await ec2.send(new GetInstanceMetadataDefaultsCommand({}))).AccountLevel?.HttpTokens).toBe('required');
  });
});
