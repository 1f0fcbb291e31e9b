import { defineCheck } from '../define-check';
import { neighbourServices, neighbourSetting } from '../shared/database-remedies';
import { clusterNeeds, judgeSwitch, withAnyCluster } from '../shared/databases';

export const check = defineCheck({
  id: 'documentdb/cluster-deletion-protection',
  title: 'DocumentDB clusters are protected from deletion',
  severity: 'medium',
  resourceType: 'AWS::DocDB::DBCluster',
  needs: clusterNeeds,
  why: 'Without protection, one call deletes the cluster with all its data, by mistake or on purpose.',
  remedy: neighbourSetting(neighbourServices.documentdb, {
    text: 'Turn deletion protection on. Whoever really wants to delete the cluster has to turn it off first.',
    options: '--deletion-protection',
    terraform: 'deletion_protection = true',
    cloudformation: 'DeletionProtection: true',
  }),
  aliases: { prowler: ['documentdb_cluster_deletion_protection'], securityHub: ['DocumentDB.5'] },
  requirements: { fsbp: ['DocumentDB.5'] },
  evaluate: ({ data }) =>
    withAnyCluster(data, ({ DeletionProtection }) =>
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
