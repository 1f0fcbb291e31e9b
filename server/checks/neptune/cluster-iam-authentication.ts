import { defineCheck } from '../define-check';
import { neighbourServices, neighbourSetting } from '../shared/database-remedies';
import { clusterNeeds, judgeSwitch, withAnyCluster } from '../shared/databases';

export const check = defineCheck({
  id: 'neptune/cluster-iam-authentication',
  title: 'Neptune clusters ask every client for an IAM identity',
  severity: 'medium',
  resourceType: 'AWS::Neptune::DBCluster',
  needs: clusterNeeds,
  why: 'A Neptune cluster has no passwords: without IAM authentication, whoever reaches its port reads and writes the whole graph.',
  remedy: neighbourSetting(neighbourServices.neptune, {
    text: 'Give the applications roles that may connect, let them sign their requests, then turn IAM authentication on: from then on unsigned requests are refused.',
    options: '--enable-iam-database-authentication',
    terraform: 'iam_database_authentication_enabled = true',
    cloudformation: 'IamAuthEnabled: true',
  }),
  aliases: { prowler: ['neptune_cluster_iam_authentication_enabled'], securityHub: ['Neptune.7'] },
  requirements: { fsbp: ['Neptune.7'] },
  evaluate: ({ data }) =>
    withAnyCluster(data, ({ IAMDatabaseAuthenticationEnabled }) =>
      judgeSwitch(
        IAMDatabaseAuthenticationEnabled,
        {
          question: 'whether clients need an IAM identity',
          on: 'Only requests signed by an IAM identity are answered',
          off: 'Whoever reaches the port is answered, without any sign-in',
        },
        { iamAuthentication: IAMDatabaseAuthenticationEnabled ?? null },
      ),
    ),
});
