import { defineCheck } from '../define-check';
import { judgeMasterUser } from '../shared/database-defaults';
import { clusterNeeds, withCluster } from '../shared/databases';

export const check = defineCheck({
  id: 'rds/cluster-own-admin-name',
  title: 'RDS clusters have a master user with a name of their own',
  severity: 'medium',
  resourceType: 'AWS::RDS::DBCluster',
  needs: clusterNeeds,
  why: 'Attackers try the default names first; one that they must guess as well makes stolen or weak passwords less useful.',
  remedy: {
    text: 'The name is fixed for good: make a new cluster with another master user, load the data into it, and move the applications over.',
    cli: 'aws rds create-db-cluster --db-cluster-identifier <new-cluster> --engine <engine> --master-username <own-name> --manage-master-user-password',
    terraform: 'resource "aws_rds_cluster" "this" {\n  master_username             = "<own-name>"\n  manage_master_user_password = true\n}',
    cloudformation: 'MasterUsername: <own-name>\nManageMasterUserPassword: true',
  },
  aliases: { prowler: ['rds_cluster_default_admin'], securityHub: ['RDS.24'] },
  requirements: { fsbp: ['RDS.24'] },
  evaluate: ({ data }) => withCluster(data, ({ MasterUsername }) => judgeMasterUser(MasterUsername)),
});
