import { defineCheck } from '../define-check';
import { clusterSetting } from '../shared/database-remedies';
import { clusterNeeds, judgeSwitch, withCluster } from '../shared/databases';

export const check = defineCheck({
  id: 'rds/cluster-copy-tags',
  title: 'RDS clusters pass their tags on to snapshots',
  severity: 'low',
  resourceType: 'AWS::RDS::DBCluster',
  needs: clusterNeeds,
  why: 'Snapshots without tags belong to nobody: rules that go by tag do not cover them, and their cost cannot be told.',
  remedy: clusterSetting({
    text: 'Let RDS copy the tags of the cluster to each snapshot that it takes.',
    options: '--copy-tags-to-snapshot',
    terraform: 'copy_tags_to_snapshot = true',
    cloudformation: 'CopyTagsToSnapshot: true',
  }),
  aliases: { prowler: ['rds_cluster_copy_tags_to_snapshots'], securityHub: ['RDS.16'] },
  requirements: { fsbp: ['RDS.16'] },
  evaluate: ({ data }) =>
    withCluster(data, ({ CopyTagsToSnapshot }) =>
      judgeSwitch(
        CopyTagsToSnapshot,
        {
          question: 'whether snapshots get the tags',
          on: 'Snapshots get the tags of the cluster',
          off: 'Snapshots do not get the tags of the cluster',
        },
        { copyTagsToSnapshot: CopyTagsToSnapshot ?? null },
      ),
    ),
});
