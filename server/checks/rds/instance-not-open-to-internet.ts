import { defineCheck } from '../define-check';
import { withAnyInstance } from '../shared/databases';
import { judgePublicDatabase, publicDatabaseNeeds, publicDatabaseReads } from '../shared/public-database';

export const check = defineCheck({
  id: 'rds/instance-not-open-to-internet',
  title: 'RDS instances cannot be reached from the internet',
  severity: 'critical',
  resourceType: 'AWS::RDS::DBInstance',
  needs: ['rds:DescribeDBInstances', ...publicDatabaseNeeds],
  reads: publicDatabaseReads,
  why: 'A public address, a route and an open rule together let everybody on the internet try passwords and exploits on the database.',
  remedy: {
    text: 'Take the rule away that lets everybody in, then the public address. Let people and other networks in by a VPN, a bastion with Session Manager, or a private link.',
    console: 'RDS → Databases → the instance → Modify → Connectivity → Not publicly accessible.',
    cli: 'aws rds modify-db-instance --db-instance-identifier <instance> --no-publicly-accessible --apply-immediately',
    terraform: 'resource "aws_db_instance" "this" {\n  publicly_accessible = false\n}',
    cloudformation: 'PubliclyAccessible: false',
  },
  aliases: {},
  evaluate: ({ data }, snapshot) =>
    withAnyInstance(data, ({ PubliclyAccessible, Endpoint, VpcSecurityGroups, DBSubnetGroup }) =>
      judgePublicDatabase(
        {
          publiclyAccessible: PubliclyAccessible,
          port: Endpoint?.Port,
          vpcId: DBSubnetGroup?.VpcId,
          groupIds: (VpcSecurityGroups ?? []).flatMap(({ VpcSecurityGroupId }) => VpcSecurityGroupId ?? []),
          subnetIds: (DBSubnetGroup?.Subnets ?? []).flatMap(({ SubnetIdentifier }) => SubnetIdentifier ?? []),
        },
        'instance',
        snapshot,
      ),
    ),
});
