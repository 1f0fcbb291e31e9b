import { anyAwsAccount, definePathKind, nodeOf, type Step } from '../found-path';
import { exploitabilities, exposures, factor, impacts } from '../score';

export const imagePublic = definePathKind({
  id: 'image-public',
  title: 'Machine image of your own that every AWS account may start',
  about: 'A stranger starts the image, reads what was left in it, and learns what your instances of it run.',
  entry: 'AMI',
  target: 'AMI, or an instance made of it',
  needs: ['ec2:DescribeImages', 'ec2:DescribeInstances'],
  reads: ['AWS::EC2::Image', 'AWS::EC2::Instance'],
  find: (land) =>
    land.list('AWS::EC2::Image').flatMap((image) => {
      if (image.data.Public !== true) return [];
      const running = land.list('AWS::EC2::Instance', image.region).filter(({ data }) => data.ImageId === image.data.ImageId);
      const [first, ...others] = running;
      const steps: Step[] = [
        {
          to: nodeOf(image),
          why: 'Every AWS account may start it and look at its disks',
          cuts: [
            {
              text: `Make the image ${image.name ?? image.id} private`,
              cost: 1,
              on: image.arn,
              checkId: 'ec2/image-not-public',
              changes: [{ arn: image.arn, to: (data: object) => ({ ...data, Public: false }) }],
            },
          ],
        },
        ...(first
          ? [
              {
                to: nodeOf(first),
                why: `This instance${others.length > 0 ? ` and ${others.length} more` : ''} was made of it: what is in the image is on them`,
              },
            ]
          : []),
      ];
      return [
        {
          title: `Every AWS account may start the image ${image.name ?? image.id}${running.length > 0 ? ', which your instances run' : ''}`,
          start: anyAwsAccount,
          entry: nodeOf(image),
          steps,
          also: others.map(nodeOf),
          factors: {
            exposure: factor(exposures.anyAwsAccount, 'It takes any AWS account'),
            exploitability: factor(exploitabilities.effort, 'What is worth having must be looked for on its disks'),
            impact:
              running.length > 0
                ? factor(impacts.sensitiveData, 'What is in it is on running instances too')
                : factor(impacts.data, 'Images often hold keys and passwords'),
          },
        },
      ];
    }),
});
