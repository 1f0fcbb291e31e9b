import { defineCheck } from '../define-check';
import { judgePublicPolicy } from '../shared/public-policy';

export const check = defineCheck({
  id: 'ecr/repository-not-public',
  title: 'ECR repositories are not open to everybody',
  severity: 'critical',
  resourceType: 'AWS::ECR::Repository',
  needs: ['ecr:DescribeRepositories', 'ecr:GetRepositoryPolicy'],
  why: 'Everybody can pull your images, with the code and whatever else is in them; or push one that you will run.',
  remedy: {
    text: 'Name the accounts and roles that may pull, or bind the statement by aws:PrincipalOrgID.',
    console: 'ECR → Repositories → the repository → Permissions → Edit policy JSON.',
    cli: 'aws ecr set-repository-policy --repository-name <repository> --policy-text file://<policy.json>',
    terraform:
      'resource "aws_ecr_repository_policy" "this" {\n  repository = aws_ecr_repository.this.name\n  policy     = data.aws_iam_policy_document.pull.json\n}',
    cloudformation: 'RepositoryPolicyText: <policy>',
  },
  aliases: { prowler: ['ecr_repositories_not_publicly_accessible'] },
  evaluate: ({ data }, _, context) => judgePublicPolicy(data.policy, 'repository', context),
});
