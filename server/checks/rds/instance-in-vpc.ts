import { defineCheck, fail, pass } from '../define-check';
import { instanceNeeds, withInstance } from '../shared/databases';

export const check = defineCheck({
  id: 'rds/instance-in-vpc',
  title: 'RDS instances live in a VPC',
  severity: 'high',
  resourceType: 'AWS::RDS::DBInstance',
  needs: instanceNeeds,
  why: 'Outside a VPC there are no route tables, network ACLs or security groups of your own between the database and everybody else.',
  remedy: {
    text: 'Restore a snapshot of the instance into a DB subnet group of private subnets, and move the applications over.',
    console: 'RDS → Snapshots → the snapshot → Actions → Restore snapshot, into a VPC.',
    cli: 'aws rds restore-db-instance-from-db-snapshot --db-instance-identifier <new-instance> --db-snapshot-identifier <snapshot> --db-subnet-group-name <subnet-group> --no-publicly-accessible',
    terraform:
      'resource "aws_db_instance" "this" {\n  db_subnet_group_name   = "<subnet-group>"\n  vpc_security_group_ids = ["<security-group-id>"]\n}',
    cloudformation: 'DBSubnetGroupName: <subnet-group>\nVPCSecurityGroups:\n  - <security-group-id>',
  },
  aliases: { prowler: ['rds_instance_inside_vpc'], securityHub: ['RDS.18'] },
  requirements: { fsbp: ['RDS.18'] },
  evaluate: ({ data }) =>
    withInstance(data, ({ DBSubnetGroup, DBSecurityGroups }) => {
      const vpc = DBSubnetGroup?.VpcId;
      const evidence = {
        vpc: vpc ?? null,
        subnetGroup: DBSubnetGroup?.DBSubnetGroupName ?? null,
        databaseSecurityGroups: (DBSecurityGroups ?? []).flatMap(({ DBSecurityGroupName }) => DBSecurityGroupName ?? []),
      };
      return vpc ? pass(`The instance lives in ${vpc}`, evidence) : fail('The instance lives outside of any VPC', evidence);
    }),
});
