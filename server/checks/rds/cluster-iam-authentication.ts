import { defineCheck, notApplicable } from '../define-check';
import { clusterSetting } from '../shared/database-remedies';
import { clusterNeeds, isServerlessV1, judgeSwitch, withCluster } from '../shared/databases';

export const check = defineCheck({
  id: 'rds/cluster-iam-authentication',
  title: 'RDS clusters accept IAM identities instead of passwords',
  severity: 'medium',
  resourceType: 'AWS::RDS::DBCluster',
  needs: clusterNeeds,
  why: 'Database passwords live long and spread through configuration; IAM sign-in gives tokens of 15 minutes and a trail of who signed in.',
  remedy: clusterSetting({
    text: 'Turn IAM database authentication on, give each application a database user that signs in by IAM, and retire its password.',
    options: '--enable-iam-database-authentication',
    terraform: 'iam_database_authentication_enabled = true',
    cloudformation: 'EnableIAMDatabaseAuthentication: true',
  }),
  aliases: { prowler: ['rds_cluster_iam_authentication_enabled'], securityHub: ['RDS.12'] },
  requirements: { fsbp: ['RDS.12'] },
  evaluate: ({ data }) =>
    withCluster(data, (cluster) => {
      const { IAMDatabaseAuthenticationEnabled, Engine } = cluster;
      if (isServerlessV1(cluster)) return notApplicable('Aurora Serverless v1 offers no IAM sign-in');
      return judgeSwitch(
        IAMDatabaseAuthenticationEnabled,
        {
          question: 'whether IAM identities may sign in',
          on: 'Database users can sign in by IAM',
          off: 'Database users sign in by password only',
        },
        { iamAuthentication: IAMDatabaseAuthenticationEnabled ?? null, engine: Engine ?? null },
      );
    }),
});
