import { riskyServices } from '@/server/aws/network/risky-ports';
import { portCheck } from '../shared/port-check';

const meant = ['sqlserver', 'oracle'];

export const check = portCheck({
  id: 'ec2/security-group-sql-server-oracle-closed',
  title: 'Security groups keep SQL Server and Oracle closed to the internet',
  severity: 'high',
  services: riskyServices.filter(({ id }) => meant.includes(id)),
  why: 'These databases hold what a business lives on, and logins such as sa and system are guessed around the clock.',
  instead: "Let just the application's security group in.",
  aliases: {
    prowler: [
      'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_sql_server_1433_1434',
      'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_oracle_1521_2483',
    ],
  },
});
