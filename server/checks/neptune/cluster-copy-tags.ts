import { defineCheck } from '../define-check';
import { neighbourServices, neighbourSetting } from '../shared/database-remedies';
import { clusterNeeds, judgeSwitch, withAnyCluster } from '../shared/databases';

export const check = defineCheck({
  id: 'neptune/cluster-copy-tags',
  title: 'Neptune clusters pass their tags on to snapshots',
  severity: 'low',
  resourceType: 'AWS::Neptune::DBCluster',
  needs: clusterNeeds,
  why: 'Snapshots without tags belong to nobody: rules that go by tag do not cover them, and their cost cannot be told.',
  remedy: neighbourSetting(neighbourServices.neptune, {
    text: 'Let Neptune copy the tags of the cluster to each snapshot that it takes.',
    options: '--copy-tags-to-snapshot',
    terraform: 'copy_tags_to_snapshot = true',
    cloudformation: 'CopyTagsToSnapshot: true',
  }),
  aliases: { prowler: ['neptune_cluster_copy_tags_to_snapshots'], securityHub: ['Neptune.8'] },
  requirements: { fsbp: ['Neptune.8'] },
  evaluate: ({ data }) =>
    withAnyCluster(data, ({ CopyTagsToSnapshot }) =>
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
