import { DescribeClusterCommand, GetBlockPublicAccessConfigurationCommand, ListClustersCommand } from '@aws-sdk/client-emr';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { emrCollector } from './collector';

const arn = 'arn:aws:elasticmapreduce:eu-west-1:123456789012:cluster/j-1';
const region = () =>
  fakeAws()
    .on(ListClustersCommand, () => ({ Clusters: [{ Id: 'j-1', Name: 'nightly', Status: { State: 'RUNNING' }, ClusterArn: arn }] }))
    .on(DescribeClusterCommand, () => ({
      Cluster: {
        Id: 'j-1',
        Name: 'nightly',
        NormalizedInstanceHours: 512,
        Tags: [{ Key: 'team', Value: 'data' }],
        Configurations: [
          {
            Classification: 'hive-site',
            Properties: { 'javax.jdo.option.ConnectionPassword': 'hunter2' },
            Configurations: [{ Classification: 'export', Properties: { TOKEN: 'hunter3' } }],
          },
        ],
      },
    }))
    .on(GetBlockPublicAccessConfigurationCommand, () => ({ BlockPublicAccessConfiguration: { BlockPublicSecurityGroupRules: true } }));

describe('collecting EMR', () => {
  it('reads clusters that live, without the hours that go on counting', async () => {
    const fake = region();
    const { of } = await collectFrom(fake, emrCollector);
    expect(of('AWS::EMR::Cluster')).toMatchObject([{ arn, id: 'j-1', name: 'nightly', tags: { team: 'data' } }]);
    expect(JSON.stringify(of('AWS::EMR::Cluster'))).not.toContain('NormalizedInstanceHours');
    expect(fake.calls.find(({ command }) => command === 'ListClusters')?.input.ClusterStates).not.toContain('TERMINATED');
    expect(of('AWS::EMR::RegionSettings')).toMatchObject([
      { id: 'eu-west-1', data: { blockPublicAccess: { BlockPublicSecurityGroupRules: true } } },
    ]);
  });

  it('masks the values of settings before anybody sees them', async () => {
    const { resources } = await collectFrom(region(), emrCollector);
    expect(JSON.stringify(resources)).not.toContain('hunter');
    expect(JSON.stringify(resources)).toContain('javax.jdo.option.ConnectionPassword');
  });

  it('keeps what the listing says of a cluster that may not be described', async () => {
    const refused = () => {
      throw awsError('AccessDeniedException');
    };
    const fake = region().on(DescribeClusterCommand, refused).on(GetBlockPublicAccessConfigurationCommand, refused);
    const { of } = await collectFrom(fake, emrCollector);
    expect(of('AWS::EMR::Cluster')).toMatchObject([{ arn, data: { Name: 'nightly' }, gaps: [{ operation: 'emr:DescribeCluster' }] }]);
    expect(of('AWS::EMR::RegionSettings')).toMatchObject([{ data: {}, gaps: [{ kind: 'denied' }] }]);
  });
});
