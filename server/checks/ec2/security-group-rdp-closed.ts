import { riskyServices } from '@/server/aws/network/risky-ports';
import { portCheck } from '../shared/port-check';

const meant = ['rdp'];

export const check = portCheck({
  id: 'ec2/security-group-rdp-closed',
  title: 'Security groups keep Remote Desktop closed to the internet',
  severity: 'high',
  services: riskyServices.filter(({ id }) => meant.includes(id)),
  why: 'Open Remote Desktop is among the most used ways in for ransomware: passwords are guessed and its flaws are exploited in bulk.',
  instead: 'Fleet Manager or a VPN gives a desktop without an open port.',
  aliases: { prowler: ['ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_3389'], securityHub: ['EC2.14'] },
  requirements: { 'cis-3.0': ['5.2', '5.3'], 'cis-5.0': ['5.3', '5.4'], 'cis-7.0': ['6.3', '6.4'], fsbp: ['EC2.14'] },
});
