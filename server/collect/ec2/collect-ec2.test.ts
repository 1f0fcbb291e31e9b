import * as ec2 from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, type FakeAws, fakeAws, rememberingAnswers } from '../test/fake-session';
import { ec2Collector } from './collector';

/** A region where nothing was ever made. */
function emptyRegion(): FakeAws {
  return fakeAws()
    .on(ec2.DescribeInstancesCommand, () => ({ Reservations: [] }))
    .on(ec2.DescribeVolumesCommand, () => ({ Volumes: [] }))
    .on(ec2.DescribeSnapshotsCommand, () => ({ Snapshots: [] }))
    .on(ec2.DescribeImagesCommand, () => ({ Images: [] }))
    .on(ec2.DescribeSecurityGroupsCommand, () => ({ SecurityGroups: [] }))
    .on(ec2.DescribeNetworkAclsCommand, () => ({ NetworkAcls: [] }))
    .on(ec2.DescribeVpcsCommand, () => ({ Vpcs: [] }))
    .on(ec2.DescribeSubnetsCommand, () => ({ Subnets: [] }))
    .on(ec2.DescribeFlowLogsCommand, () => ({ FlowLogs: [] }))
    .on(ec2.DescribeAddressesCommand, () => ({ Addresses: [] }))
    .on(ec2.DescribeNetworkInterfacesCommand, () => ({ NetworkInterfaces: [] }))
    .on(ec2.DescribeRouteTablesCommand, () => ({ RouteTables: [] }))
    .on(ec2.DescribeInternetGatewaysCommand, () => ({ InternetGateways: [] }))
    .on(ec2.DescribeNatGatewaysCommand, () => ({ NatGateways: [] }))
    .on(ec2.DescribeVpcPeeringConnectionsCommand, () => ({ VpcPeeringConnections: [] }))
    .on(ec2.DescribeTransitGatewaysCommand, () => ({ TransitGateways: [] }))
    .on(ec2.DescribeClientVpnEndpointsCommand, () => ({ ClientVpnEndpoints: [] }))
    .on(ec2.DescribeVpnConnectionsCommand, () => ({ VpnConnections: [] }))
    .on(ec2.DescribeVpcEndpointsCommand, () => ({ VpcEndpoints: [] }))
    .on(ec2.DescribeLaunchTemplatesCommand, () => ({ LaunchTemplates: [] }))
    .on(ec2.GetEbsEncryptionByDefaultCommand, () => ({ EbsEncryptionByDefault: false }))
    .on(ec2.GetEbsDefaultKmsKeyIdCommand, () => ({ KmsKeyId: 'alias/aws/ebs' }))
    .on(ec2.GetSnapshotBlockPublicAccessStateCommand, () => ({ State: 'unblocked' }))
    .on(ec2.GetImageBlockPublicAccessStateCommand, () => ({ ImageBlockPublicAccessState: 'block-new-sharing' }))
    .on(ec2.GetInstanceMetadataDefaultsCommand, () => ({}))
    .on(ec2.GetSerialConsoleAccessStatusCommand, () => ({ SerialConsoleAccessEnabled: false }));
}

const snapshot = (SnapshotId: string, OwnerId = '123456789012') => ({ SnapshotId, OwnerId });

describe('collecting EC2', () => {
  it('reads an empty region in 26 calls and reports its settings', async () => {
    const fake = emptyRegion();
    const { resources, coverage } = await collectFrom(fake, ec2Collector);
    expect(fake.calls).toHaveLength(26);
    expect(coverage.filter(({ status }) => status !== 'complete')).toEqual([]);
    expect(resources).toMatchObject([
      {
        type: 'AWS::EC2::RegionSettings',
        arn: 'arn:aws:ec2:eu-west-1:123456789012:region-settings/eu-west-1',
        data: {
          ebsEncryptionByDefault: false,
          ebsDefaultKmsKeyId: 'alias/aws/ebs',
          snapshotBlockPublicAccess: 'unblocked',
          imageBlockPublicAccess: 'block-new-sharing',
          instanceMetadataDefaults: {},
          serialConsoleAccess: false,
        },
        gaps: [],
      },
    ]);
  });

  it('says how many items it wants wherever EC2 has pages, as much as EC2 allows', async () => {
    const fake = emptyRegion();
    await collectFrom(fake, ec2Collector);
    const wanted = Object.fromEntries(
      fake.calls.filter(({ command }) => command.startsWith('Describe')).map(({ command, input }) => [command, input.MaxResults]),
    );
    expect(wanted).toMatchObject({
      DescribeInstances: 1000,
      DescribeSnapshots: 1000,
      DescribeRouteTables: 100,
      DescribeLaunchTemplates: 200,
    });
    expect(Object.entries(wanted).filter(([, size]) => size === undefined)).toEqual([
      ['DescribeAddresses', undefined],
      ['DescribeVpnConnections', undefined],
    ]);
  });

  it('unpacks reservations and follows the pages', async () => {
    const fake = emptyRegion().on(ec2.DescribeInstancesCommand, ({ NextToken }) =>
      NextToken
        ? { Reservations: [{ Instances: [{ InstanceId: 'i-3' }] }] }
        : {
            Reservations: [{ Instances: [{ InstanceId: 'i-1', Tags: [{ Key: 'Name', Value: 'web' }] }, { InstanceId: 'i-2' }] }],
            NextToken: 'more',
          },
    );
    const instances = (await collectFrom(fake, ec2Collector)).of('AWS::EC2::Instance');
    expect(instances.map(({ id, name, arn }) => [id, name, arn])).toEqual([
      ['i-1', 'web', 'arn:aws:ec2:eu-west-1:123456789012:instance/i-1'],
      ['i-2', null, 'arn:aws:ec2:eu-west-1:123456789012:instance/i-2'],
      ['i-3', null, 'arn:aws:ec2:eu-west-1:123456789012:instance/i-3'],
    ]);
  });

  it('keeps nothing of a VPN that would let somebody in', async () => {
    const connection = {
      VpnConnectionId: 'vpn-1',
      CustomerGatewayConfiguration: '<pre_shared_key>hush</pre_shared_key>',
      Options: { TunnelInsideIpVersion: 'ipv4', TunnelOptions: [{ OutsideIpAddress: '198.51.100.1', PreSharedKey: 'hush' }] },
    };
    const fake = emptyRegion().on(ec2.DescribeVpnConnectionsCommand, () => ({
      VpnConnections: [connection, { VpnConnectionId: 'vpn-2' }],
    }));
    const found = (await collectFrom(fake, ec2Collector)).of('AWS::EC2::VPNConnection');
    expect(JSON.stringify(found)).not.toContain('hush');
    expect(found.map(({ data }) => data)).toEqual([
      {
        VpnConnectionId: 'vpn-1',
        Options: { TunnelInsideIpVersion: 'ipv4', TunnelOptions: [{ OutsideIpAddress: '198.51.100.1' }] },
      },
      { VpnConnectionId: 'vpn-2' },
    ]);
  });

  it('one refused listing leaves the others whole', async () => {
    const fake = emptyRegion()
      .on(ec2.DescribeVolumesCommand, () => {
        throw awsError('UnauthorizedOperation', 403);
      })
      .on(ec2.DescribeVpcsCommand, () => ({ Vpcs: [{ VpcId: 'vpc-1', OwnerId: '123456789012' }] }));
    const { status, of } = await collectFrom(fake, ec2Collector);
    expect([status('ec2:DescribeVolumes'), status('ec2:DescribeVpcs')]).toEqual(['denied', 'complete']);
    expect(of('AWS::EC2::VPC')).toHaveLength(1);
  });

  it('leaves a setting absent that it could not read, with the gap', async () => {
    const fake = emptyRegion().on(ec2.GetImageBlockPublicAccessStateCommand, () => {
      throw awsError('UnauthorizedOperation', 403);
    });
    const [settings] = (await collectFrom(fake, ec2Collector)).of('AWS::EC2::RegionSettings');
    expect(settings?.data).not.toHaveProperty('imageBlockPublicAccess');
    expect(settings?.gaps).toEqual([{ operation: 'ec2:GetImageBlockPublicAccessState', kind: 'denied', code: 'UnauthorizedOperation' }]);
  });

  it('takes an item without an id for a listing that was not understood', async () => {
    const fake = emptyRegion().on(ec2.DescribeVolumesCommand, () => ({ Volumes: [{ Size: 8 }] }));
    expect((await collectFrom(fake, ec2Collector)).status('ec2:DescribeVolumes')).toBe('malformed');
  });

  it('keeps the owner in the ARN of what another account shares', async () => {
    const fake = emptyRegion().on(ec2.DescribeVpcsCommand, () => ({ Vpcs: [{ VpcId: 'vpc-1', OwnerId: '999999999999' }] }));
    expect((await collectFrom(fake, ec2Collector)).of('AWS::EC2::VPC')[0]?.arn).toBe('arn:aws:ec2:eu-west-1:999999999999:vpc/vpc-1');
  });
});

describe('snapshots', () => {
  const region = () =>
    emptyRegion().on(ec2.DescribeSnapshotsCommand, ({ RestorableByUserIds }) => ({
      Snapshots: RestorableByUserIds
        ? [snapshot('snap-open')]
        : [snapshot('snap-open'), snapshot('snap-own'), snapshot('snap-foreign', '111122223333')],
    }));

  it('learns from one more listing which of them anybody may restore', async () => {
    const fake = region().on(ec2.DescribeSnapshotAttributeCommand, () => ({ CreateVolumePermissions: [{ Group: 'all' }] }));
    const snapshots = (await collectFrom(fake, ec2Collector)).of('AWS::EC2::Snapshot');
    expect(snapshots.map(({ arn, data }) => [arn, data.restorableByAll])).toEqual([
      ['arn:aws:ec2:eu-west-1::snapshot/snap-open', true],
      ['arn:aws:ec2:eu-west-1::snapshot/snap-own', false],
    ]);
    expect(
      fake.calls.filter(({ command }) => command === 'DescribeSnapshots').map(({ input }) => [input.OwnerIds, input.RestorableByUserIds]),
    ).toEqual([
      [['self'], undefined],
      [['self'], ['all']],
    ]);
  });

  it('believes the snapshot itself where the listing ignores the filter', async () => {
    const fake = region().on(ec2.DescribeSnapshotAttributeCommand, () => ({ CreateVolumePermissions: [{ UserId: '111122223333' }] }));
    expect((await collectFrom(fake, ec2Collector)).of('AWS::EC2::Snapshot').every(({ data }) => !data.restorableByAll)).toBe(true);
  });

  it('believes the listing where the second look is refused', async () => {
    const fake = region().on(ec2.DescribeSnapshotAttributeCommand, () => {
      throw awsError('UnauthorizedOperation', 403);
    });
    const [open] = (await collectFrom(fake, ec2Collector)).of('AWS::EC2::Snapshot');
    expect(open?.data.restorableByAll).toBe(true);
    expect(open?.gaps).toHaveLength(1);
  });
});

describe('launch templates', () => {
  const version = (VersionNumber: number) => ({
    LaunchTemplateId: 'lt-1',
    VersionNumber,
    LaunchTemplateData: { ImageId: 'ami-1', UserData: 'c2VjcmV0' },
  });

  it('carry their latest and default version, once where they are the same, and no user data', async () => {
    const fake = emptyRegion()
      .on(ec2.DescribeLaunchTemplatesCommand, () => ({
        LaunchTemplates: [{ LaunchTemplateId: 'lt-1', LaunchTemplateName: 'web' }, { LaunchTemplateId: 'lt-2' }],
      }))
      .on(ec2.DescribeLaunchTemplateVersionsCommand, () => ({ LaunchTemplateVersions: [version(1), version(3), version(3)] }));
    const { of, resources } = await collectFrom(fake, ec2Collector);
    const [web, other] = of('AWS::EC2::LaunchTemplate');
    expect(web).toMatchObject({ name: 'web', data: { versions: [{ VersionNumber: 3 }, { VersionNumber: 1 }] } });
    expect(other?.data.versions).toEqual([]);
    expect(JSON.stringify(resources)).not.toContain('c2VjcmV0');
  });

  it('asks for no version that an earlier scan has read, and says anew which is the default', async () => {
    const template = (DefaultVersionNumber: number) => ({ LaunchTemplateId: 'lt-1', LatestVersionNumber: 3, DefaultVersionNumber });
    const fake = (listed: object) =>
      emptyRegion()
        .on(ec2.DescribeLaunchTemplatesCommand, () => ({ LaunchTemplates: [listed] }))
        .on(ec2.DescribeLaunchTemplateVersionsCommand, () => ({
          LaunchTemplateVersions: [version(1), version(3)].map((each) => ({ ...each, DefaultVersion: each.VersionNumber === 1 })),
        }));
    const asked = (made: FakeAws) => made.calls.filter(({ command }) => command === 'DescribeLaunchTemplateVersions').length;
    const kept = rememberingAnswers();
    const [first, same, moved, grown] = [template(1), template(1), template(3), { ...template(1), LatestVersionNumber: 4 }].map(fake);
    const [cold] = (await collectFrom(first as FakeAws, ec2Collector, undefined, undefined, kept)).of('AWS::EC2::LaunchTemplate');
    const [warm] = (await collectFrom(same as FakeAws, ec2Collector, undefined, undefined, kept)).of('AWS::EC2::LaunchTemplate');
    expect([asked(first as FakeAws), asked(same as FakeAws)]).toEqual([1, 0]);
    expect(warm).toEqual(cold);
    const [changed] = (await collectFrom(moved as FakeAws, ec2Collector, undefined, undefined, kept)).of('AWS::EC2::LaunchTemplate');
    expect(asked(moved as FakeAws)).toBe(0);
    expect(changed?.data.versions.map(({ VersionNumber, DefaultVersion }) => [VersionNumber, DefaultVersion])).toEqual([[3, true]]);
    await collectFrom(grown as FakeAws, ec2Collector, undefined, undefined, kept);
    expect(asked(grown as FakeAws)).toBe(1);
  });

  it('asks for no versions where there are no templates', async () => {
    const fake = emptyRegion();
    await collectFrom(fake, ec2Collector);
    expect(fake.calls.some(({ command }) => command === 'DescribeLaunchTemplateVersions')).toBe(false);
  });
});
