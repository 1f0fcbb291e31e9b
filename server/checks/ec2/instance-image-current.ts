import { defineCheck, fail, notApplicable, pass, readFields, unknown } from '../define-check';
import { daysBetween, goneVerdict } from '../shared/instance-state';

const dateOf = (text: string | undefined): Date | null => {
  const date = text ? new Date(text) : null;
  return date && !Number.isNaN(date.getTime()) ? date : null;
};

export const check = defineCheck({
  id: 'ec2/instance-image-current',
  title: 'Instances run from own images that are current',
  severity: 'medium',
  resourceType: 'AWS::EC2::Instance',
  needs: ['ec2:DescribeInstances', 'ec2:DescribeImages'],
  reads: [readFields('AWS::EC2::Image', 'region', 'CreationDate', 'DeprecationTime')],
  why: 'An old image brings back every flaw that was found since it was made, each time that a machine is started from it.',
  remedy: {
    text: 'Build a fresh image with all patches, replace the instance by one from it, and deprecate the old image.',
    console: 'EC2 Image Builder → Image pipelines → Create; then start new instances from its image.',
    cli: 'aws ec2 create-image --instance-id <patched-instance-id> --name <name>',
  },
  aliases: { prowler: ['ec2_instance_with_outdated_ami'] },
  parameters: { maxDays: { default: 365, min: 30, max: 3650, description: 'Days that an image may be old', source: 'Common practice' } },
  evaluate: ({ data }, snapshot, { now, parameters }) => {
    const gone = goneVerdict(data);
    if (gone) return gone;
    const image = data.ImageId ? snapshot.get('AWS::EC2::Image', data.ImageId) : undefined;
    if (!image) return notApplicable('The image is not one of the account’s own', { image: data.ImageId ?? null });
    const [created, deprecated] = [dateOf(image.data.CreationDate), dateOf(image.data.DeprecationTime)];
    const most = parameters.maxDays ?? 365;
    const evidence = {
      image: image.id,
      createdAt: created?.toISOString() ?? null,
      deprecatedAt: deprecated?.toISOString() ?? null,
      maxDays: most,
    };
    if (deprecated && deprecated <= now)
      return fail(`Image ${image.id} is deprecated since ${evidence.deprecatedAt?.slice(0, 10)}`, evidence);
    if (!created) return unknown(`Not known: AWS did not tell when image ${image.id} was made`, evidence);
    const made = created.toISOString().slice(0, 10);
    return daysBetween(created, now) > most
      ? fail(`Image ${image.id} was made on ${made}`, evidence)
      : pass(`Image ${image.id} was made on ${made}`, evidence);
  },
});
