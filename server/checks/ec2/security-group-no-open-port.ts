import { openPorts } from '@/server/aws/network/ports';
import type { Resource } from '@/server/collect/types';
import { defineCheck, fail, pass, readFields, unknown } from '../define-check';
import { attachmentNeeds, interfacesOf, prefixListsAt, some } from '../shared/security-groups';

const mostRows = 20;
const frontDoors = new Set([
  'api_gateway_managed',
  'vpc_endpoint',
  'network_load_balancer',
  'gateway_load_balancer',
  'load_balancer',
  'global_accelerator_managed',
]);

/** Interfaces of load balancers, gateways and endpoints are there to be reached. */
function isFrontDoor({ data }: Resource<'AWS::EC2::NetworkInterface'>): boolean {
  return frontDoors.has(data.InterfaceType ?? '') || data.RequesterId === 'amazon-elb' || data.Attachment?.InstanceOwnerId === 'amazon-elb';
}

export const check = defineCheck({
  id: 'ec2/security-group-no-open-port',
  title: 'Only load balancers and gateways have ports open to the internet',
  severity: 'high',
  resourceType: 'AWS::EC2::SecurityGroup',
  needs: attachmentNeeds,
  reads: [readFields('AWS::EC2::NetworkInterface', 'region', 'Groups', 'InterfaceType', 'RequesterId', 'Attachment')],
  why: 'A machine with a port open to everybody meets every scan and every new exploit itself, without a load balancer or firewall in front.',
  remedy: {
    text: 'Put a load balancer or an API gateway in front, and let the machines take traffic from its security group only.',
    console: 'EC2 → Security Groups → the group → Inbound rules → Edit inbound rules → Source: the load balancer’s security group.',
    cli: 'aws ec2 authorize-security-group-ingress --group-id <group-id> --protocol tcp --port <port> --source-group <load-balancer-group-id>',
    terraform:
      'resource "aws_vpc_security_group_ingress_rule" "this" {\n  security_group_id            = "<group-id>"\n  ip_protocol                  = "tcp"\n  from_port                    = <port>\n  to_port                      = <port>\n  referenced_security_group_id = "<load-balancer-group-id>"\n}',
  },
  aliases: { prowler: ['ec2_securitygroup_allow_ingress_from_internet_to_any_port'] },
  evaluate: (group, snapshot) => {
    const faces = interfacesOf(group, snapshot);
    const attached = faces.length > 0;
    const open = openPorts(group.data, 'ingress').filter(({ protocol }) => ['all', 'tcp', 'udp'].includes(protocol));
    const lists = prefixListsAt(group.data, 'ingress', null);
    if (open.length === 0 && lists.length === 0) return pass('No port is open to the internet', { attached });
    if (attached && faces.every(isFrontDoor))
      return pass('Just load balancers and gateways stand behind what is open', { attached, frontDoorsOnly: true });
    if (open.length === 0)
      return unknown(`Not known: prefix list ${some(lists)} is let in, and its addresses are not read`, { prefixLists: lists, attached });
    const named = open.map(({ protocol, fromPort, toPort }) => {
      if (protocol === 'all') return 'everything';
      return `${protocol.toUpperCase()} ${fromPort === toPort ? fromPort : `${fromPort}-${toPort}`}`;
    });
    return fail(`Open to the internet: ${some(named)}${attached ? '' : '; the group is not attached to anything'}`, {
      open: open.slice(0, mostRows),
      stretches: open.length,
      attached,
    });
  },
});
