import { defineCheck } from '../define-check';
import { instanceSetting } from '../shared/database-remedies';
import { instanceNeeds, judgeSwitch, withStandaloneInstance } from '../shared/databases';

export const check = defineCheck({
  id: 'rds/instance-copy-tags',
  title: 'RDS instances pass their tags on to snapshots',
  severity: 'low',
  resourceType: 'AWS::RDS::DBInstance',
  needs: instanceNeeds,
  why: 'Snapshots without tags belong to nobody: rules that go by tag do not cover them, and their cost cannot be told.',
  remedy: instanceSetting({
    text: 'Let RDS copy the tags of the instance to each snapshot that it takes.',
    options: '--copy-tags-to-snapshot',
    terraform: 'copy_tags_to_snapshot = true',
    cloudformation: 'CopyTagsToSnapshot: true',
  }),
  aliases: { prowler: ['rds_instance_copy_tags_to_snapshots'], securityHub: ['RDS.17'] },
  requirements: { fsbp: ['RDS.17'] },
  evaluate: ({ data }) =>
    withStandaloneInstance(data, ({ CopyTagsToSnapshot }) =>
      judgeSwitch(
        CopyTagsToSnapshot,
        {
          question: 'whether snapshots get the tags',
          on: 'Snapshots get the tags of the instance',
          off: 'Snapshots do not get the tags of the instance',
        },
        { copyTagsToSnapshot: CopyTagsToSnapshot ?? null },
      ),
    ),
});
