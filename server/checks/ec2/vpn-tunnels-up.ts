import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'ec2/vpn-tunnels-up',
  title: 'Both tunnels of each Site-to-Site VPN are up',
  severity: 'medium',
  resourceType: 'AWS::EC2::VPNConnection',
  needs: ['ec2:DescribeVpnConnections'],
  why: 'AWS takes one tunnel down for maintenance now and then. If the other one was down already, the site is cut off.',
  remedy: {
    text: 'Configure both tunnels on the device at the other side, and look at its log and at the tunnel’s last status change.',
    console: 'VPC → Site-to-Site VPN connections → the connection → Tunnel details.',
    cli: 'aws ec2 describe-vpn-connections --vpn-connection-ids <vpn-connection-id> --query "VpnConnections[].VgwTelemetry"',
  },
  aliases: { prowler: ['vpc_vpn_connection_tunnels_up'], securityHub: ['EC2.20'] },
  requirements: { fsbp: ['EC2.20'] },
  evaluate: ({ data }) => {
    if (data.State !== undefined && data.State !== 'available') return notApplicable(`The connection is ${data.State}`);
    const tunnels = (data.VgwTelemetry ?? []).map(({ OutsideIpAddress = null, Status = null }) => ({
      address: OutsideIpAddress,
      status: Status,
    }));
    if (tunnels.length === 0) return unknown('Not known: AWS did not tell the state of the tunnels');
    const down = tunnels.filter(({ status }) => status !== 'UP');
    const evidence = { tunnels };
    if (down.length === 0) return pass('All tunnels are up', evidence);
    return fail(down.length === tunnels.length ? 'No tunnel is up' : `The tunnel at ${down[0]?.address} is down`, evidence);
  },
});
