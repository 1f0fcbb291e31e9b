import { defineCheck, notApplicable } from '../define-check';
import { clusterNeeds, isAurora, isServerlessV1, judgeSwitch, withCluster } from '../shared/databases';

export const check = defineCheck({
  id: 'rds/cluster-minor-version-upgrade',
  title: 'RDS clusters install minor engine versions by themselves',
  severity: 'medium',
  resourceType: 'AWS::RDS::DBCluster',
  needs: clusterNeeds,
  why: 'A cluster that waits for somebody to install minor versions runs on with holes that are public knowledge.',
  remedy: {
    text: 'Turn automatic minor version upgrades on for the cluster. In Aurora every member must have it on as well.',
    console: 'RDS → Databases → the cluster → Modify.',
    cli: 'aws rds modify-db-cluster --db-cluster-identifier <cluster> --auto-minor-version-upgrade --apply-immediately',
    // Of Aurora's members: the provider has no such argument for a cluster itself.
    terraform: 'resource "aws_rds_cluster_instance" "this" {\n  auto_minor_version_upgrade = true\n}',
    cloudformation: 'AutoMinorVersionUpgrade: true',
  },
  aliases: { prowler: ['rds_cluster_minor_version_upgrade_enabled'], securityHub: ['RDS.35'] },
  requirements: { fsbp: ['RDS.35'] },
  evaluate: ({ data }) =>
    withCluster(data, (cluster) => {
      const { AutoMinorVersionUpgrade, Engine, EngineVersion } = cluster;
      if (isServerlessV1(cluster)) return notApplicable('Aurora Serverless v1 is upgraded by AWS');
      if (isAurora(Engine) && AutoMinorVersionUpgrade === undefined)
        return notApplicable('Each member of the Aurora cluster decides this for itself');
      return judgeSwitch(
        AutoMinorVersionUpgrade,
        {
          question: 'whether minor versions are installed',
          on: 'Minor versions are installed in the maintenance window',
          off: 'Minor versions are not installed unless somebody does it',
        },
        { autoMinorVersionUpgrade: AutoMinorVersionUpgrade ?? null, engineVersion: EngineVersion ?? null },
      );
    }),
});
