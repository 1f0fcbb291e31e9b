import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'ec2/transit-gateway-attachments-approved',
  title: 'Transit gateways wait for approval before they attach a VPC of another account',
  severity: 'high',
  resourceType: 'AWS::EC2::TransitGateway',
  needs: ['ec2:DescribeTransitGateways'],
  why: 'Whoever the gateway is shared with joins its networks at once, and by its default route table reaches whatever else is attached.',
  remedy: {
    text: 'Switch the automatic acceptance off; existing attachments stay, and new ones wait until somebody accepts them.',
    console: 'VPC → Transit gateways → the gateway → Actions → Modify → Auto accept shared attachments: off.',
    cli: 'aws ec2 modify-transit-gateway --transit-gateway-id <transit-gateway-id> --options AutoAcceptSharedAttachments=disable',
    terraform: 'resource "aws_ec2_transit_gateway" "this" {\n  auto_accept_shared_attachments = "disable"\n}',
    cloudformation: 'Type: AWS::EC2::TransitGateway\nProperties:\n  AutoAcceptSharedAttachments: disable',
  },
  aliases: { prowler: ['ec2_transitgateway_auto_accept_vpc_attachments'], securityHub: ['EC2.23'] },
  requirements: { fsbp: ['EC2.23'] },
  evaluate: ({ data }, _snapshot, { account }) => {
    if (data.OwnerId && data.OwnerId !== account)
      return notApplicable(`The gateway belongs to account ${data.OwnerId}, which decides this`, { owner: data.OwnerId });
    if (data.State === 'deleting' || data.State === 'deleted') return notApplicable(`The gateway is ${data.State}`);
    const autoAccept = data.Options?.AutoAcceptSharedAttachments;
    if (autoAccept === undefined) return unknown('Not known: AWS did not tell whether attachments are accepted by themselves');
    return autoAccept === 'disable'
      ? pass('Attachments of other accounts wait for approval', { autoAccept })
      : fail('Attachments of other accounts are accepted by themselves', { autoAccept });
  },
});
