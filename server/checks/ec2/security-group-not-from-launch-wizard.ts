import { defineCheck, fail, pass } from '../define-check';
import { attachmentNeeds, attachmentReads, interfacesOf } from '../shared/security-groups';

export const check = defineCheck({
  id: 'ec2/security-group-not-from-launch-wizard',
  title: 'No security groups of the launch wizard are left',
  severity: 'medium',
  resourceType: 'AWS::EC2::SecurityGroup',
  needs: attachmentNeeds,
  reads: attachmentReads,
  why: 'The wizard’s groups are made in passing, often with remote login open to everybody, and their names tell nobody what they are for.',
  remedy: {
    text: 'Give the instances a group that is named for its purpose and managed as code, and delete the wizard’s.',
    console: 'EC2 → the instance → Actions → Security → Change security groups; then Security Groups → the old group → Delete.',
    cli: 'aws ec2 modify-instance-attribute --instance-id <instance-id> --groups <group-ids> && aws ec2 delete-security-group --group-id <group-id>',
  },
  aliases: { prowler: ['ec2_securitygroup_from_launch_wizard'] },
  evaluate: (group, snapshot) => {
    const name = group.data.GroupName ?? '';
    const evidence = { groupName: name, attached: interfacesOf(group, snapshot).length > 0 };
    return /^launch-wizard-\d/i.test(name)
      ? fail(`${name} was made by the launch wizard`, evidence)
      : pass('The group was not made by the launch wizard', evidence);
  },
});
