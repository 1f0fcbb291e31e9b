import { defineCheck } from '../define-check';
import { judgePublicPolicy } from '../shared/public-policy';

export const check = defineCheck({
  id: 'secretsmanager/secret-not-public',
  title: 'Secrets are not open to everybody',
  severity: 'high',
  resourceType: 'AWS::SecretsManager::Secret',
  needs: ['secretsmanager:ListSecrets', 'secretsmanager:GetResourcePolicy'],
  why: 'Anyone with an AWS account whom the secret’s key lets decrypt reads the password or token, and uses it where it opens doors.',
  remedy: {
    text: 'Name the roles or accounts that may read the secret, and refuse policies that are public from now on.',
    console: 'Secrets Manager → Secrets → the secret → Resource permissions → Edit permissions.',
    cli: 'aws secretsmanager put-resource-policy --secret-id <secret-arn> --resource-policy file://<policy.json> --block-public-policy',
    terraform:
      'resource "aws_secretsmanager_secret_policy" "this" {\n  secret_arn          = aws_secretsmanager_secret.this.arn\n  policy              = data.aws_iam_policy_document.secret.json\n  block_public_policy = true\n}',
    cloudformation:
      'Type: AWS::SecretsManager::ResourcePolicy\nProperties:\n  SecretId: <secret-arn>\n  BlockPublicPolicy: true\n  ResourcePolicy: <policy>',
  },
  aliases: { prowler: ['secretsmanager_not_publicly_accessible'] },
  requirements: { 'cis-7.0': ['2.21'] },
  evaluate: ({ data }, _, context) => judgePublicPolicy(data.policy, 'secret', context),
});
