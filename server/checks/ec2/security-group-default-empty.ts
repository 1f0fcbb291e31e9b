import type { IpPermission } from '@aws-sdk/client-ec2';
import { defineCheck, fail, notApplicable, pass } from '../define-check';
import { attachmentNeeds, attachmentReads, interfacesOf } from '../shared/security-groups';

const rulesOf = (permissions: readonly IpPermission[] | undefined) => permissions?.length ?? 0;

export const check = defineCheck({
  id: 'ec2/security-group-default-empty',
  title: 'The default security group of each VPC lets nothing through',
  severity: 'high',
  resourceType: 'AWS::EC2::SecurityGroup',
  needs: attachmentNeeds,
  reads: attachmentReads,
  why: 'Whatever is started without a group lands in this one; if it has rules, machines that nobody thought about can talk to each other and to the outside.',
  remedy: {
    text: 'Give what uses the group a group of its own, then take all inbound and outbound rules away. The group itself cannot be deleted.',
    console: 'EC2 → Security Groups → default → Edit inbound rules and Edit outbound rules → Delete all.',
    cli: 'aws ec2 revoke-security-group-ingress --group-id <group-id> --security-group-rule-ids <rule-ids> && aws ec2 revoke-security-group-egress --group-id <group-id> --security-group-rule-ids <rule-ids>',
    terraform: 'resource "aws_default_security_group" "this" {\n  vpc_id = "<vpc-id>"\n}',
  },
  aliases: { prowler: ['ec2_securitygroup_default_restrict_traffic'], securityHub: ['EC2.2'] },
  requirements: { 'cis-3.0': ['5.4'], 'cis-5.0': ['5.5'], 'cis-7.0': ['6.5'], fsbp: ['EC2.2'] },
  evaluate: (group, snapshot) => {
    const { GroupName, VpcId, IpPermissions, IpPermissionsEgress } = group.data;
    if (GroupName !== 'default') return notApplicable('Not the default group of a VPC');
    const [inbound, outbound] = [rulesOf(IpPermissions), rulesOf(IpPermissionsEgress)];
    const evidence = {
      vpc: VpcId ?? null,
      inbound: inbound > 0,
      outbound: outbound > 0,
      attached: interfacesOf(group, snapshot).length > 0,
    };
    if (inbound === 0 && outbound === 0) return pass('The default group has no rules', evidence);
    const which = inbound > 0 && outbound > 0 ? 'inbound and outbound' : inbound > 0 ? 'inbound' : 'outbound';
    return fail(`The default group${VpcId ? ` of ${VpcId}` : ''} has ${which} rules`, evidence);
  },
});
