import { internetRoutes, routeTableOf } from '@/server/aws/network/internet-route';
import { internetSourcesOf } from '@/server/aws/network/ports';
import { defineCheck, fail, pass, unknown } from '../define-check';
import { withAnyInstance } from '../shared/databases';
import { prefixListsAt, some } from '../shared/security-groups';

export const check = defineCheck({
  id: 'rds/instance-not-open-to-internet',
  title: 'RDS instances cannot be reached from the internet',
  severity: 'critical',
  resourceType: 'AWS::RDS::DBInstance',
  needs: ['rds:DescribeDBInstances', 'ec2:DescribeSecurityGroups', 'ec2:DescribeRouteTables'],
  reads: [
    { type: 'AWS::EC2::SecurityGroup', scope: 'region' },
    { type: 'AWS::EC2::RouteTable', scope: 'region' },
  ],
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
    withAnyInstance(data, ({ PubliclyAccessible, Endpoint, VpcSecurityGroups, DBSubnetGroup }) => {
      if (PubliclyAccessible === undefined) return unknown('Not known: AWS did not tell whether the instance has a public address');
      if (!PubliclyAccessible) return pass('The instance has private addresses only', { publiclyAccessible: false });
      const port = Endpoint?.Port;
      const vpc = DBSubnetGroup?.VpcId;
      if (!port || !vpc) return unknown(`Not known: the ${port ? 'network' : 'port'} of the instance with a public address is not told`);

      const groupIds = (VpcSecurityGroups ?? []).flatMap(({ VpcSecurityGroupId }) => VpcSecurityGroupId ?? []);
      const groups = groupIds.flatMap((id) => snapshot.get('AWS::EC2::SecurityGroup', id) ?? []);
      const sources = [...new Set(groups.flatMap((group) => internetSourcesOf(group.data, 'ingress', 'tcp', port)))];
      const lists = groups.flatMap((group) => prefixListsAt(group.data, 'ingress', [port]));

      const tables = snapshot.list('AWS::EC2::RouteTable').map((table) => table.data);
      const subnets = (DBSubnetGroup.Subnets ?? []).flatMap(({ SubnetIdentifier }) => SubnetIdentifier ?? []);
      const routed = subnets.map((subnet) => ({ subnet, table: routeTableOf(subnet, vpc, tables) }));
      const publicSubnets = routed.filter(({ table }) => table && internetRoutes(table).length > 0).map(({ subnet }) => subnet);

      const evidence = { publiclyAccessible: true, port, sources, securityGroups: groupIds, publicSubnets };
      const allGroups = groups.length === groupIds.length && groupIds.length > 0 && lists.length === 0;
      const allRoutes = routed.length > 0 && routed.every(({ table }) => table);
      if (sources.length > 0 && publicSubnets.length > 0)
        return fail(`Port ${port} is open to ${some(sources)}, by a public address`, evidence);
      if (sources.length === 0 && allGroups)
        return pass('The instance has a public address, but its security groups keep the internet out', evidence);
      if (publicSubnets.length === 0 && allRoutes)
        return pass('The instance is set up to have a public address, but no route leads to it', evidence);
      return unknown('Not known: not all security groups and routes of the instance with a public address were read', evidence);
    }),
});
