import { defineCheck, notApplicable } from '../define-check';
import { secretRemedy } from '../shared/found-secrets';
import { judgeLooked } from '../shared/looked';

export const check = defineCheck({
  id: 'ecr/repository-image-no-secrets',
  title: 'The newest image of ECR repositories holds no secrets',
  severity: 'high',
  resourceType: 'AWS::ECR::Repository',
  needs: ['ecr:DescribeRepositories', 'ecr:DescribeImages', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
  why: 'Everybody who may pull an image has what is in its layers, also files that a later layer deletes.',
  remedy: {
    text: secretRemedy(
      'give it to the build as a build secret and to the container at run time. Build the image anew, and delete the images that hold it: a later layer hides a file, it does not remove it.',
    ),
    cli: 'aws ecr batch-delete-image --repository-name <repository> --image-ids imageDigest=<digest>',
  },
  differs: 'Looks at the newest image that has a tag, with its configuration and all its layers; older images are not read.',
  aliases: { prowler: ['ecr_repository_image_no_secrets'] },
  evaluate: ({ data }) => {
    if (data.images?.length === 0) return notApplicable('It holds no image with a tag');
    const verdict = judgeLooked(data.content, { where: 'The newest image', kind: 'images' });
    return data.content ? { ...verdict, evidence: { ...verdict.evidence, digest: data.content.digest } } : verdict;
  },
});
