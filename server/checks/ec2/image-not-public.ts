import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'ec2/image-not-public',
  title: 'Own machine images are not public',
  severity: 'critical',
  resourceType: 'AWS::EC2::Image',
  needs: ['ec2:DescribeImages'],
  why: 'Anybody can start a machine from a public image and read the code, configuration and forgotten credentials on its disk.',
  remedy: {
    text: 'Make the image private, treat what was on it as known to others, and block public sharing of images in the region.',
    console: 'EC2 → AMIs → the image → Actions → Edit AMI permissions → Private.',
    cli: 'aws ec2 modify-image-attribute --image-id <image-id> --launch-permission "Remove=[{Group=all}]"',
  },
  aliases: { prowler: ['ec2_ami_public'] },
  evaluate: ({ data: { Public, State, CreationDate } }) => {
    if (State === 'deregistered' || State === 'failed' || State === 'invalid') return notApplicable(`The image is ${State}`);
    if (Public === undefined) return unknown('Not known: AWS did not say whether the image is public');
    return Public
      ? fail('Any AWS account can start machines from the image', { public: true, createdAt: CreationDate ?? null })
      : pass('The image is not shared with everybody', { public: false });
  },
});
