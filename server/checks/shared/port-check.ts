import type { RiskyService } from '@/server/aws/network/risky-ports';
import { defineCheck, fail, pass, unknown } from '../define-check';
import type { Check } from '../types';
import { attachmentNeeds, attachmentReads, interfacesOf, openPortsAmong, prefixListsAt, some } from './security-groups';

interface PortCheck extends Pick<Check<'AWS::EC2::SecurityGroup'>, 'id' | 'title' | 'severity' | 'why' | 'aliases' | 'requirements'> {
  services: readonly Pick<RiskyService, 'name' | 'ports'>[];
  /** What to do instead of opening the port. */
  instead: string;
}

/** A check that a security group keeps TCP ports shut to the internet, over IPv4 and IPv6. An unattached group is judged as well: it may be attached any minute. */
export function portCheck({ services, instead, ...facts }: PortCheck): Check<'AWS::EC2::SecurityGroup'> {
  const ports = services.flatMap((service) => service.ports);
  const port = ports[0] ?? '<port>';
  return defineCheck({
    ...facts,
    resourceType: 'AWS::EC2::SecurityGroup',
    needs: attachmentNeeds,
    reads: attachmentReads,
    remedy: {
      text: `Take away the rule that lets 0.0.0.0/0 or ::/0 in, and allow just the addresses or security groups that need it. ${instead}`,
      console: 'EC2 → Security Groups → the group → Inbound rules → Edit inbound rules.',
      cli: `aws ec2 revoke-security-group-ingress --group-id <group-id> --protocol tcp --port ${port} --cidr 0.0.0.0/0`,
      terraform: [
        'resource "aws_vpc_security_group_ingress_rule" "this" {',
        '  security_group_id = "<group-id>"',
        '  ip_protocol       = "tcp"',
        `  from_port         = ${port}`,
        `  to_port           = ${port}`,
        '  cidr_ipv4         = "<trusted-range>"',
        '}',
      ].join('\n'),
    },
    evaluate: (group, snapshot) => {
      const open = openPortsAmong(group.data, services);
      const attached = interfacesOf(group, snapshot).length > 0;
      if (open.length > 0) {
        const [service, ...more] = new Set(open.map((each) => each.service));
        const named =
          more.length > 0
            ? some(open.map((each) => `${each.port} (${each.service})`))
            : `${some(open.map((each) => String(each.port)))} (${service})`;
        const sources = some([...new Set(open.flatMap((each) => each.sources))]);
        return fail(
          `${open.length > 1 ? `Ports ${named} are` : `Port ${named} is`} open to ${sources}${attached ? '' : '; the group is not attached to anything'}`,
          { open, attached },
        );
      }
      const lists = prefixListsAt(group.data, 'ingress', ports);
      if (lists.length > 0)
        return unknown(`Not known: prefix list ${some(lists)} is let in, and its addresses are not read`, { prefixLists: lists, attached });
      return pass(
        `No rule lets the internet in to ${some(
          services.map(({ name }) => name),
          5,
        )}`,
        { attached },
      );
    },
  });
}
