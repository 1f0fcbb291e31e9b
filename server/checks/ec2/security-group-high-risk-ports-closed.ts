import { highRiskTcpPorts, riskyServices } from '@/server/aws/network/risky-ports';
import { portCheck } from '../shared/port-check';

/** What listens on those of the ports that belong to no risky service of ours. */
const others: Readonly<Record<number, string>> = { 25: 'SMTP', 110: 'POP3', 135: 'RPC', 143: 'IMAP', 4333: 'mSQL', 5500: 'VNC' };
const nameOf = (port: number) => riskyServices.find(({ ports }) => ports.includes(port))?.name ?? others[port] ?? 'web service';

export const check = portCheck({
  id: 'ec2/security-group-high-risk-ports-closed',
  title: 'Security groups keep high-risk ports closed to the internet',
  severity: 'high',
  services: highRiskTcpPorts.map((port) => ({ name: nameOf(port), ports: [port] })),
  why: 'Behind these ports are mail, file transfer, plain-text logins, databases and half-finished web services: the first that attackers try.',
  instead: 'Move plain-text protocols to encrypted ones (SFTP, SSH) on the way.',
  aliases: {
    // Telnet and FTP are among the ports.
    prowler: [
      'ec2_securitygroup_allow_ingress_from_internet_to_high_risk_tcp_ports',
      'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_telnet_23',
      'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_ftp_20_21',
    ],
    securityHub: ['EC2.19'],
  },
  requirements: { fsbp: ['EC2.19'] },
});
