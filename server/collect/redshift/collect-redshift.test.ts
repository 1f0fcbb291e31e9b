import { DescribeClusterSubnetGroupsCommand, DescribeClustersCommand, DescribeLoggingStatusCommand } from '@aws-sdk/client-redshift';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { redshiftCollector } from './collector';

const day = (text: string) => new Date(`2026-01-${text}T00:00:00Z`);
const region = (logging: object = { LoggingEnabled: true, LastSuccessfulDeliveryTime: day('02') }) =>
  fakeAws()
    .on(DescribeClustersCommand, ({ Marker }) =>
      Marker
        ? { Clusters: [{ ClusterIdentifier: 'b' }] }
        : {
            Clusters: [{ ClusterIdentifier: 'a', NextMaintenanceWindowStartTime: day('05'), Tags: [{ Key: 'team', Value: 'data' }] }],
            Marker: '2',
          },
    )
    .on(DescribeClusterSubnetGroupsCommand, () => ({ ClusterSubnetGroups: [{ ClusterSubnetGroupName: 'subnets', Subnets: [] }] }))
    .on(DescribeLoggingStatusCommand, () => logging);
const loggingOf = async (logging: object) =>
  (await collectFrom(region(logging), redshiftCollector)).of('AWS::Redshift::Cluster')[0]?.data.logging;

describe('collecting Redshift', () => {
  it('reads every page of clusters with their logging, without the times that move by themselves', async () => {
    const { of } = await collectFrom(region(), redshiftCollector);
    expect(of('AWS::Redshift::Cluster').map(({ arn, tags, data }) => [arn, tags, data])).toEqual([
      [
        'arn:aws:redshift:eu-west-1:123456789012:cluster:a',
        { team: 'data' },
        { ClusterIdentifier: 'a', Tags: [{ Key: 'team', Value: 'data' }], logging: { LoggingEnabled: true } },
      ],
      ['arn:aws:redshift:eu-west-1:123456789012:cluster:b', {}, { ClusterIdentifier: 'b', logging: { LoggingEnabled: true } }],
    ]);
    expect(of('AWS::Redshift::ClusterSubnetGroup').map(({ id }) => id)).toEqual(['subnets']);
  });

  it('keeps a failed delivery that none came after, and no other', async () => {
    const failure = { LoggingEnabled: true, LastFailureTime: day('03'), LastFailureMessage: 'NoSuchBucket' };
    expect(await loggingOf({ ...failure, LastSuccessfulDeliveryTime: day('02') })).toEqual(failure);
    expect(await loggingOf(failure)).toEqual(failure);
    expect(await loggingOf({ ...failure, LastSuccessfulDeliveryTime: day('04') })).toEqual({ LoggingEnabled: true });
  });

  it('leaves absent what was refused', async () => {
    const fake = region().on(DescribeLoggingStatusCommand, () => {
      throw awsError('AccessDenied', 403);
    });
    const [cluster] = (await collectFrom(fake, redshiftCollector)).of('AWS::Redshift::Cluster');
    expect(cluster?.data).not.toHaveProperty('logging');
    expect(cluster?.gaps).toMatchObject([{ operation: 'redshift:DescribeLoggingStatus', kind: 'denied' }]);
  });
});
