import { defineCheck, notApplicable } from '../define-check';
import { instanceSetting } from '../shared/database-remedies';
import { instanceNeeds, judgeSwitch, withStandaloneInstance } from '../shared/databases';

const engines = ['postgres', 'mysql', 'mariadb'];

export const check = defineCheck({
  id: 'rds/instance-iam-authentication',
  title: 'RDS instances accept IAM identities instead of passwords',
  severity: 'medium',
  resourceType: 'AWS::RDS::DBInstance',
  needs: instanceNeeds,
  why: 'Database passwords live long and spread through configuration; IAM sign-in gives tokens of 15 minutes and a trail of who signed in.',
  remedy: instanceSetting({
    text: 'Turn IAM database authentication on, give each application a database user that signs in by IAM, and retire its password.',
    options: '--enable-iam-database-authentication',
    terraform: 'iam_database_authentication_enabled = true',
    cloudformation: 'EnableIAMDatabaseAuthentication: true',
  }),
  aliases: { prowler: ['rds_instance_iam_authentication_enabled'], securityHub: ['RDS.10'] },
  requirements: { fsbp: ['RDS.10'] },
  evaluate: ({ data }) =>
    withStandaloneInstance(data, ({ IAMDatabaseAuthenticationEnabled, Engine }) =>
      engines.includes(Engine ?? '')
        ? judgeSwitch(
            IAMDatabaseAuthenticationEnabled,
            {
              question: 'whether IAM identities may sign in',
              on: 'Database users can sign in by IAM',
              off: 'Database users sign in by password only',
            },
            { iamAuthentication: IAMDatabaseAuthenticationEnabled ?? null, engine: Engine ?? null },
          )
        : notApplicable(`RDS offers no IAM sign-in for ${Engine ?? 'this engine'}`),
    ),
});
