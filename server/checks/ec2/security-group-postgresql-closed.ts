import { riskyServices } from '@/server/aws/network/risky-ports';
import { portCheck } from '../shared/port-check';

const meant = ['postgresql'];

export const check = portCheck({
  id: 'ec2/security-group-postgresql-closed',
  title: 'Security groups keep PostgreSQL closed to the internet',
  severity: 'high',
  services: riskyServices.filter(({ id }) => meant.includes(id)),
  why: 'A database that anybody can reach is one guessed password or one flaw away from being copied.',
  instead: "Let just the application's security group in.",
  aliases: { prowler: ['ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_postgres_5432'] },
});
