import {
  DescribeDBClusterSnapshotAttributesCommand,
  DescribeDBClusterSnapshotsCommand,
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
  DescribeDBParameterGroupsCommand,
  DescribeDBParametersCommand,
  DescribeDBSnapshotAttributesCommand,
  DescribeDBSnapshotsCommand,
  DescribeEventSubscriptionsCommand,
} from '@aws-sdk/client-rds';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, type FakeAws, fakeAws } from '../test/fake-session';
import type { ResourceType } from '../types';
import { rdsCollector } from './collector';

const arn = (kind: string, id: string) => `arn:aws:rds:eu-west-1:123456789012:${kind}:${id}`;
const group = (name: string) => ({ DBParameterGroupName: name, DBParameterGroupArn: arn('pg', name) });

function region(): FakeAws {
  return fakeAws()
    .on(DescribeDBInstancesCommand, () => ({
      DBInstances: [
        {
          DBInstanceIdentifier: 'shop',
          DBInstanceArn: arn('db', 'shop'),
          LatestRestorableTime: new Date(),
          DBParameterGroups: [{ DBParameterGroupName: 'own' }, { DBParameterGroupName: 'default.postgres16' }],
          TagList: [{ Key: 'team', Value: 'pay' }],
        },
      ],
    }))
    .on(DescribeDBClustersCommand, () => ({
      DBClusters: [{ DBClusterIdentifier: 'c', DBClusterArn: arn('cluster', 'c'), LatestRestorableTime: new Date() }],
    }))
    .on(DescribeDBSnapshotsCommand, () => ({
      DBSnapshots: ['manual', 'automated'].map((type) => ({
        DBSnapshotIdentifier: type,
        DBSnapshotArn: arn('snapshot', type),
        SnapshotType: type,
      })),
    }))
    .on(DescribeDBSnapshotAttributesCommand, () => ({
      DBSnapshotAttributesResult: { DBSnapshotAttributes: [{ AttributeName: 'restore', AttributeValues: ['all'] }] },
    }))
    .on(DescribeDBClusterSnapshotsCommand, () => ({
      DBClusterSnapshots: [
        { DBClusterSnapshotIdentifier: 'm', DBClusterSnapshotArn: arn('cluster-snapshot', 'm'), SnapshotType: 'manual' },
      ],
    }))
    .on(DescribeDBClusterSnapshotAttributesCommand, () => ({ DBClusterSnapshotAttributesResult: { DBClusterSnapshotAttributes: [] } }))
    .on(DescribeDBParameterGroupsCommand, () => ({ DBParameterGroups: [group('own'), group('default.postgres16'), group('unused')] }))
    .on(DescribeDBParametersCommand, () => ({ Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: '1' }] }))
    .on(DescribeEventSubscriptionsCommand, () => ({ EventSubscriptionsList: [{ CustSubscriptionId: 'ops' }] }));
}

describe('collecting RDS', () => {
  it('asks who shares a snapshot for manual ones only', async () => {
    const fake = region();
    const { of } = await collectFrom(fake, rdsCollector);
    expect(of('AWS::RDS::DBSnapshot').map(({ id, data }) => [id, data.sharedWith])).toEqual([
      ['manual', ['all']],
      ['automated', []],
    ]);
    expect(of('AWS::RDS::DBClusterSnapshot')[0]?.data.sharedWith).toEqual([]);
    expect(fake.calls.filter(({ command }) => command === 'DescribeDBSnapshotAttributes')).toHaveLength(1);
  });

  it('reads the parameter groups that an instance uses, and asks nothing of the default ones', async () => {
    const fake = region();
    const { of } = await collectFrom(fake, rdsCollector);
    expect(of('AWS::RDS::DBParameterGroup').map(({ id, data }) => [id, data.parameters])).toEqual([
      ['own', [{ ParameterName: 'rds.force_ssl', ParameterValue: '1' }]],
      ['default.postgres16', []],
    ]);
    expect(
      fake.calls.filter(({ command }) => command === 'DescribeDBParameters').map(({ input }) => [input.DBParameterGroupName, input.Source]),
    ).toEqual([['own', 'user']]);
  });

  it('asks for no parameter groups where there are no instances', async () => {
    const fake = region().on(DescribeDBInstancesCommand, () => ({ DBInstances: [] }));
    await collectFrom(fake, rdsCollector);
    expect(fake.calls.some(({ command }) => command === 'DescribeDBParameterGroups')).toBe(false);
  });

  it('leaves out the time that moves by itself', async () => {
    const { of } = await collectFrom(region(), rdsCollector);
    expect(of('AWS::RDS::DBInstance')[0]?.data).not.toHaveProperty('LatestRestorableTime');
    expect(of('AWS::RDS::DBCluster')[0]?.data).not.toHaveProperty('LatestRestorableTime');
    expect(of('AWS::RDS::DBInstance')[0]?.tags).toEqual({ team: 'pay' });
  });

  it('tells the clusters and snapshots of DocumentDB and Neptune apart from its own, asking once for all three', async () => {
    const engines = ['aurora-mysql', 'docdb', 'neptune', undefined];
    const fake = region()
      .on(DescribeDBClustersCommand, () => ({
        DBClusters: engines.map((Engine) => ({ DBClusterIdentifier: `c-${Engine}`, DBClusterArn: arn('cluster', `c-${Engine}`), Engine })),
      }))
      .on(DescribeDBClusterSnapshotsCommand, () => ({
        DBClusterSnapshots: engines.map((Engine) => ({
          DBClusterSnapshotIdentifier: `s-${Engine}`,
          DBClusterSnapshotArn: arn('cluster-snapshot', `s-${Engine}`),
          SnapshotType: 'manual',
          Engine,
        })),
      }));
    const { of } = await collectFrom(fake, rdsCollector);
    const ids = (type: ResourceType) => of(type).map(({ id }) => id);
    expect(ids('AWS::RDS::DBCluster')).toEqual(['c-aurora-mysql', 'c-undefined']);
    expect(ids('AWS::DocDB::DBCluster')).toEqual(['c-docdb']);
    expect(ids('AWS::Neptune::DBCluster')).toEqual(['c-neptune']);
    expect(ids('AWS::RDS::DBClusterSnapshot')).toEqual(['s-aurora-mysql', 's-undefined']);
    expect(of('AWS::DocDB::DBClusterSnapshot')).toMatchObject([{ id: 's-docdb', data: { sharedWith: [] } }]);
    expect(ids('AWS::Neptune::DBClusterSnapshot')).toEqual(['s-neptune']);
    expect(fake.calls.filter(({ command }) => /^DescribeDBCluster(s|Snapshots)$/.test(command))).toHaveLength(2);
  });

  it('leaves parameters absent unless every page of them came', async () => {
    const fake = region().on(DescribeDBParametersCommand, ({ Marker }) => {
      if (Marker) throw awsError('Throttling');
      return { Parameters: [{ ParameterName: 'a' }], Marker: 'more' };
    });
    const [own] = (await collectFrom(fake, rdsCollector)).of('AWS::RDS::DBParameterGroup');
    expect(own?.data).not.toHaveProperty('parameters');
    expect(own?.gaps).toEqual([{ operation: 'rds:DescribeDBParameters', kind: 'throttled', code: 'Throttling' }]);
  });

  it('makes the ARN of a subscription that comes without one', async () => {
    expect((await collectFrom(region(), rdsCollector)).of('AWS::RDS::EventSubscription')[0]?.arn).toBe(arn('es', 'ops'));
  });
});
