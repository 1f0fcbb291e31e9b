import { defineCheck, fail, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'ecr/repository-lifecycle-policy',
  title: 'ECR repositories throw old images away',
  severity: 'low',
  resourceType: 'AWS::ECR::Repository',
  needs: ['ecr:DescribeRepositories', 'ecr:GetLifecyclePolicy'],
  why: 'Images that nobody uses cost money, and one with old holes is deployed again by mistake.',
  remedy: {
    text: 'Give the repository a lifecycle policy, for instance one that ends untagged images after fourteen days. Try it by the preview before.',
    console: 'ECR → Repositories → the repository → Lifecycle Policy → Create rule.',
    cli: 'aws ecr put-lifecycle-policy --repository-name <repository> --lifecycle-policy-text file://<policy.json>',
    terraform: 'resource "aws_ecr_lifecycle_policy" "this" {\n  repository = aws_ecr_repository.this.name\n  policy     = <policy>\n}',
    cloudformation: 'LifecyclePolicy:\n  LifecyclePolicyText: <policy>',
  },
  aliases: { prowler: ['ecr_repositories_lifecycle_policy_enabled'], securityHub: ['ECR.3'] },
  requirements: { fsbp: ['ECR.3'] },
  evaluate: ({ data: { lifecyclePolicy } }) => {
    if (lifecyclePolicy === undefined) return unknown('Not known: the lifecycle policy was not given');
    return lifecyclePolicy
      ? pass('A lifecycle policy ends old images', { lifecyclePolicy: true })
      : fail('Images are kept for ever', { lifecyclePolicy: false });
  },
});
