import { defineCheck } from '../define-check';
import { judgeRetention, retentionFrom } from '../shared/backup-retention';
import { warehouseSetting, withWarehouse } from '../shared/warehouses';

const parameters = retentionFrom('AWS FSBP Redshift.3');

export const check = defineCheck({
  id: 'redshift/cluster-backup-retention',
  title: 'Redshift clusters keep automated snapshots for long enough',
  severity: 'high',
  resourceType: 'AWS::Redshift::Cluster',
  needs: ['redshift:DescribeClusters'],
  why: 'A load that went wrong is often seen days later; Redshift keeps its snapshots for one day unless told otherwise.',
  remedy: warehouseSetting({
    text: 'Keep automated snapshots for at least a week, and try a restore now and then.',
    options: '--automated-snapshot-retention-period 7',
    terraform: 'automated_snapshot_retention_period = 7',
    cloudformation: 'AutomatedSnapshotRetentionPeriod: 7',
  }),
  aliases: { prowler: ['redshift_cluster_automated_snapshot'], securityHub: ['Redshift.3'] },
  requirements: { fsbp: ['Redshift.3'] },
  parameters,
  evaluate: ({ data }, _, { parameters: { days } }) =>
    withWarehouse(data, ({ AutomatedSnapshotRetentionPeriod }) =>
      judgeRetention(AutomatedSnapshotRetentionPeriod, days ?? parameters.days.default),
    ),
});
