import { riskyServices } from '@/server/aws/network/risky-ports';
import { portCheck } from '../shared/port-check';

const meant = ['ssh'];

export const check = portCheck({
  id: 'ec2/security-group-ssh-closed',
  title: 'Security groups keep SSH closed to the internet',
  severity: 'high',
  services: riskyServices.filter(({ id }) => meant.includes(id)),
  why: 'Bots try passwords and stolen keys on every open SSH port within minutes, and one weak account is enough.',
  instead: 'Session Manager and EC2 Instance Connect Endpoint give a shell without an open port.',
  aliases: { prowler: ['ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_22'], securityHub: ['EC2.13'] },
  requirements: { 'cis-3.0': ['5.2', '5.3'], 'cis-5.0': ['5.3', '5.4'], 'cis-7.0': ['6.3', '6.4'], fsbp: ['EC2.13'] },
});
