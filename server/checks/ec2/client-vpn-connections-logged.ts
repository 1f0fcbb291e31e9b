import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'ec2/client-vpn-connections-logged',
  title: 'Client VPN endpoints log who connects',
  severity: 'low',
  resourceType: 'AWS::EC2::ClientVpnEndpoint',
  needs: ['ec2:DescribeClientVpnEndpoints'],
  why: 'When a laptop or a certificate is stolen, this log alone tells when it was used to get into the network, and from where.',
  remedy: {
    text: 'Let the endpoint log connections to a log group that is kept as long as you investigate back.',
    console: 'VPC → Client VPN endpoints → the endpoint → Actions → Modify client VPN endpoint → Enable log details on client connections.',
    cli: 'aws ec2 modify-client-vpn-endpoint --client-vpn-endpoint-id <endpoint-id> --connection-log-options Enabled=true,CloudwatchLogGroup=<log-group>',
    terraform:
      'resource "aws_ec2_client_vpn_endpoint" "this" {\n  connection_log_options {\n    enabled              = true\n    cloudwatch_log_group = "<log-group>"\n  }\n}',
    cloudformation:
      'Type: AWS::EC2::ClientVpnEndpoint\nProperties:\n  ConnectionLogOptions:\n    Enabled: true\n    CloudwatchLogGroup: <log-group>',
  },
  aliases: { prowler: ['ec2_client_vpn_endpoint_connection_logging_enabled'], securityHub: ['EC2.51'] },
  requirements: { fsbp: ['EC2.51'] },
  evaluate: ({ data }) => {
    const state = data.Status?.Code;
    if (state === 'deleting' || state === 'deleted') return notApplicable(`The endpoint is ${state}`);
    const { Enabled, CloudwatchLogGroup = null } = data.ConnectionLogOptions ?? {};
    if (Enabled === undefined) return unknown('Not known: AWS did not tell whether connections are logged');
    return Enabled
      ? pass('Connections are logged', { logGroup: CloudwatchLogGroup })
      : fail('Nobody writes down who connects', { logGroup: null });
  },
});
