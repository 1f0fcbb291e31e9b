import { defineCheck } from '../define-check';
import { judgeMasterUser } from '../shared/database-defaults';
import { instanceNeeds, withStandaloneInstance } from '../shared/databases';

export const check = defineCheck({
  id: 'rds/instance-own-admin-name',
  title: 'RDS instances have a master user with a name of their own',
  severity: 'medium',
  resourceType: 'AWS::RDS::DBInstance',
  needs: instanceNeeds,
  why: 'Attackers try the default names first; one that they must guess as well makes stolen or weak passwords less useful.',
  remedy: {
    text: 'The name is fixed for good: make a new instance with another master user, restore the data into it, and move the applications over.',
    cli: 'aws rds create-db-instance --db-instance-identifier <new-instance> --engine <engine> --db-instance-class <class> --allocated-storage <gib> --master-username <own-name> --manage-master-user-password',
    terraform: 'resource "aws_db_instance" "this" {\n  username                    = "<own-name>"\n  manage_master_user_password = true\n}',
    cloudformation: 'MasterUsername: <own-name>\nManageMasterUserPassword: true',
  },
  aliases: { prowler: ['rds_instance_default_admin'], securityHub: ['RDS.25'] },
  requirements: { fsbp: ['RDS.25'] },
  evaluate: ({ data }) => withStandaloneInstance(data, ({ MasterUsername }) => judgeMasterUser(MasterUsername)),
});
