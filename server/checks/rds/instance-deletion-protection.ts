import { defineCheck } from '../define-check';
import { instanceSetting } from '../shared/database-remedies';
import { instanceNeeds, judgeSwitch, withStandaloneInstance } from '../shared/databases';

export const check = defineCheck({
  id: 'rds/instance-deletion-protection',
  title: 'RDS instances are protected from deletion',
  severity: 'medium',
  resourceType: 'AWS::RDS::DBInstance',
  needs: instanceNeeds,
  why: 'One wrong command, or a script with stolen credentials, deletes the database together with its automated backups.',
  remedy: instanceSetting({
    text: 'Turn deletion protection on. Whoever really wants to delete the instance has to turn it off first.',
    options: '--deletion-protection',
    terraform: 'deletion_protection = true',
    cloudformation: 'DeletionProtection: true',
  }),
  aliases: { prowler: ['rds_instance_deletion_protection'], securityHub: ['RDS.8'] },
  requirements: { fsbp: ['RDS.8'] },
  evaluate: ({ data }) =>
    withStandaloneInstance(data, ({ DeletionProtection }) =>
      judgeSwitch(
        DeletionProtection,
        {
          question: 'whether deletion protection is on',
          on: 'The instance cannot be deleted until its protection is turned off',
          off: 'The instance can be deleted by a single call',
        },
        { deletionProtection: DeletionProtection ?? null },
      ),
    ),
});
