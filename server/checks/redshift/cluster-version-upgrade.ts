import { defineCheck } from '../define-check';
import { judgeSwitch } from '../shared/databases';
import { warehouseSetting, withWarehouse } from '../shared/warehouses';

export const check = defineCheck({
  id: 'redshift/cluster-version-upgrade',
  title: 'Redshift clusters take new versions by themselves',
  severity: 'medium',
  resourceType: 'AWS::Redshift::Cluster',
  needs: ['redshift:DescribeClusters'],
  why: 'Fixes for holes come with new versions of Redshift; a cluster that refuses them keeps the holes.',
  remedy: warehouseSetting({
    text: 'Let Redshift install new versions in the maintenance window.',
    options: '--allow-version-upgrade',
    terraform: 'allow_version_upgrade = true',
    cloudformation: 'AllowVersionUpgrade: true',
  }),
  aliases: { prowler: ['redshift_cluster_automatic_upgrades'], securityHub: ['Redshift.6'] },
  requirements: { fsbp: ['Redshift.6'] },
  evaluate: ({ data }) =>
    withWarehouse(data, ({ AllowVersionUpgrade, ClusterVersion, MaintenanceTrackName }) =>
      judgeSwitch(
        AllowVersionUpgrade,
        {
          question: 'whether new versions are installed',
          on: 'New versions are installed in the maintenance window',
          off: 'New versions wait for somebody to install them',
        },
        { allowVersionUpgrade: AllowVersionUpgrade ?? null, version: ClusterVersion ?? null, track: MaintenanceTrackName ?? null },
      ),
    ),
});
