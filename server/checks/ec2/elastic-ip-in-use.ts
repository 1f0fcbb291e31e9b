import { defineCheck, fail, notApplicable, pass } from '../define-check';

export const check = defineCheck({
  id: 'ec2/elastic-ip-in-use',
  title: 'Elastic IP addresses are in use',
  severity: 'low',
  resourceType: 'AWS::EC2::EIP',
  needs: ['ec2:DescribeAddresses'],
  why: 'An idle address costs money, and DNS names or allow lists that still point to it turn against you once it is released to a stranger.',
  remedy: {
    text: 'Remove DNS names and allow-list entries that point to the address, then release it; or attach it again.',
    console: 'EC2 → Elastic IPs → the address → Actions → Release Elastic IP addresses.',
    cli: 'aws ec2 release-address --allocation-id <allocation-id>',
  },
  aliases: { prowler: ['ec2_elastic_ip_unassigned'], securityHub: ['EC2.12'] },
  requirements: { fsbp: ['EC2.12'] },
  evaluate: ({ data: { AssociationId, InstanceId, NetworkInterfaceId, PublicIp, ServiceManaged } }) => {
    const evidence = { address: PublicIp ?? null, usedBy: InstanceId || NetworkInterfaceId || AssociationId || null };
    if (evidence.usedBy) return pass('The address is in use', evidence);
    if (ServiceManaged) return notApplicable(`An AWS service (${ServiceManaged}) manages the address`, evidence);
    return fail(`${PublicIp ?? 'The address'} is attached to nothing`, evidence);
  },
});
