import { defineCheck } from '../define-check';
import { clusterSetting } from '../shared/database-remedies';
import { clusterNeeds, judgeSwitch, withCluster } from '../shared/databases';

export const check = defineCheck({
  id: 'rds/cluster-deletion-protection',
  title: 'RDS clusters are protected from deletion',
  severity: 'medium',
  resourceType: 'AWS::RDS::DBCluster',
  needs: clusterNeeds,
  why: 'Without protection, one call deletes the cluster with all its databases, by mistake or on purpose.',
  remedy: clusterSetting({
    text: 'Turn deletion protection on. Whoever really wants to delete the cluster has to turn it off first.',
    options: '--deletion-protection',
    terraform: 'deletion_protection = true',
    cloudformation: 'DeletionProtection: true',
  }),
  aliases: { prowler: ['rds_cluster_deletion_protection'], securityHub: ['RDS.7'] },
  requirements: { fsbp: ['RDS.7'] },
  evaluate: ({ data }) =>
    withCluster(data, ({ DeletionProtection }) =>
      judgeSwitch(
        DeletionProtection,
        {
          question: 'whether deletion protection is on',
          on: 'The cluster cannot be deleted until its protection is turned off',
          off: 'The cluster can be deleted by a single call',
        },
        { deletionProtection: DeletionProtection ?? null },
      ),
    ),
});
