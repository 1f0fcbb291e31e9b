import { defineCheck, fail, pass } from '../define-check';
import { goneVerdict, profileNameOf } from '../shared/instance-state';

export const check = defineCheck({
  id: 'ec2/instance-profile-attached',
  title: 'Instances get their AWS permissions from a role',
  severity: 'medium',
  resourceType: 'AWS::EC2::Instance',
  needs: ['ec2:DescribeInstances'],
  why: 'Software without a role that needs AWS ends up with access keys in files, which do not expire and are copied with every image.',
  remedy: {
    text: 'Make a role with just the permissions that the software needs, attach it by an instance profile, and remove keys from the disk.',
    console: 'EC2 → the instance → Actions → Security → Modify IAM role.',
    cli: 'aws ec2 associate-iam-instance-profile --instance-id <instance-id> --iam-instance-profile Name=<profile>',
    terraform: 'resource "aws_instance" "this" {\n  iam_instance_profile = "<profile>"\n}',
    cloudformation: 'IamInstanceProfile: <profile>',
  },
  aliases: { prowler: ['ec2_instance_profile_attached'] },
  requirements: { 'cis-3.0': ['1.18'], 'cis-5.0': ['1.17'], 'cis-7.0': ['2.16'] },
  evaluate: ({ data }) => {
    const profile = profileNameOf(data);
    return (
      goneVerdict(data) ??
      (profile ? pass(`The instance has the profile ${profile}`, { profile }) : fail('The instance has no instance profile', { profile }))
    );
  },
});
