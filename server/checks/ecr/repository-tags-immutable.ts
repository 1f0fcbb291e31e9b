import { defineCheck, fail, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'ecr/repository-tags-immutable',
  title: 'Tags of images in ECR repositories cannot be moved',
  severity: 'medium',
  resourceType: 'AWS::ECR::Repository',
  needs: ['ecr:DescribeRepositories'],
  why: 'A tag that may be moved can name another image tomorrow than the one that was tested, without anybody noticing.',
  remedy: {
    text: 'Make tags immutable, and deploy by version or digest instead of latest.',
    console: 'ECR → Repositories → the repository → Edit → Image tag mutability: Immutable.',
    cli: 'aws ecr put-image-tag-mutability --repository-name <repository> --image-tag-mutability IMMUTABLE',
    terraform: 'resource "aws_ecr_repository" "this" {\n  image_tag_mutability = "IMMUTABLE"\n}',
    cloudformation: 'ImageTagMutability: IMMUTABLE',
  },
  aliases: { prowler: ['ecr_repositories_tag_immutability'], securityHub: ['ECR.2'] },
  requirements: { fsbp: ['ECR.2'] },
  evaluate: ({ data: { imageTagMutability } }) => {
    if (imageTagMutability === undefined) return unknown('Not known: AWS did not tell whether tags may be moved');
    const evidence = { imageTagMutability };
    return /^IMMUTABLE/.test(imageTagMutability)
      ? pass('Tags cannot be moved', evidence)
      : fail('Tags may be moved to other images', evidence);
  },
});
