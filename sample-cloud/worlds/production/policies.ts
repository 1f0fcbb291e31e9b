import type { Draft } from '../draft';
import { addManagedPolicies } from '../parts/managed-policy';
import { can } from '../parts/policy-document';
import { dataKey, main } from './places';

/** The policies that Lumen Shop wrote itself. */
export function addPolicies(draft: Draft): void {
  const { clock } = draft;
  const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
  addManagedPolicies(draft, [
    {
      name: 'lumen-deploy',
      created: clock.ago(1480),
      description: 'What the deployment may change',
      statements: [
        can(['cloudformation:*', 'lambda:*', 's3:PutObject', 's3:GetObject']),
        // Any role, to any service: enough to become an administrator.
        can('iam:PassRole', clock.turn('*', [13, draft.arn('iam', '', 'role/lumen-*')])),
      ],
      formerly: [[can('*')]],
    },
    {
      name: 'lumen-payments-operate',
      created: clock.ago(710),
      statements: [
        can(['rds:DescribeDBInstances', 'lambda:InvokeFunction', 'logs:FilterLogEvents'], '*'),
        can(['kms:Decrypt', 'kms:Encrypt'], dataKey(draft, main, 'payments')),
      ],
    },
    {
      name: 'lumen-require-mfa',
      created: clock.ago(1200),
      statements: [
        {
          Sid: 'NothingWithoutMfa',
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
        },
      ],
    },
    {
      name: 'lumen-data-science',
      created: clock.ago(340),
      statements: [
        can(['s3:GetObject', 's3:ListBucket'], ['arn:aws:s3:::lumen-prod-analytics-lake', 'arn:aws:s3:::lumen-prod-analytics-lake/*']),
        can(['athena:*', 'glue:Get*', 'bedrock:InvokeModel', 'sagemaker:CreateTrainingJob']),
      ],
    },
    { name: 'lumen-key-admin', created: clock.ago(900), statements: [can('kms:*')] },
    { name: 'lumen-audit-admin', created: clock.ago(880), statements: [can(['cloudtrail:*', 'config:*'])] },
    {
      name: 'lumen-marketplace-buyer',
      created: clock.ago(420),
      statements: [can(['aws-marketplace:Subscribe', 'aws-marketplace:ViewSubscriptions'])],
    },
    {
      name: 'lumen-on-call-admin',
      created: clock.ago(500),
      description: 'Everything, with a second factor',
      statements: [{ ...can('*'), Condition: mfa }],
    },
    { name: 'lumen-old-superuser', created: clock.ago(2290), statements: [can('*')] },
    {
      name: 'lumen-user-self-service',
      created: clock.ago(1190),
      statements: [
        can(
          ['iam:ChangePassword', 'iam:CreateAccessKey', 'iam:DeleteAccessKey', 'iam:EnableMFADevice'],
          // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable, which IAM fills in
          draft.arn('iam', '', 'user/${aws:username}'),
        ),
      ],
    },
    {
      name: 'lumen-helpdesk',
      created: clock.ago(470),
      statements: [can(['iam:UpdateLoginProfile', 'iam:CreateLoginProfile', 'iam:ListUsers'])],
    },
    { name: 'lumen-support-bot', created: clock.ago(200), statements: [can('sts:AssumeRole')] },
    {
      name: 'lumen-boundary',
      created: clock.ago(650),
      description: 'The most that a team role may do',
      statements: [
        can(['s3:*', 'dynamodb:*', 'sqs:*', 'sns:*', 'logs:*', 'lambda:*']),
        { Effect: 'Deny', Action: ['iam:*', 'organizations:*'], Resource: '*' },
      ],
    },
    {
      name: 'lumen-storefront-assets',
      created: clock.ago(690),
      statements: [can('s3:GetObject', 'arn:aws:s3:::lumen-prod-us-storefront-assets/*')],
    },
    {
      name: 'lumen-search-snapshots',
      created: clock.ago(680),
      statements: [can(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::lumen-prod-search-snapshots/*')],
    },
    {
      name: 'lumen-read-parameters',
      created: clock.ago(660),
      statements: [can(['ssm:GetParameter', 'ssm:GetParametersByPath'], draft.arn('ssm', '*', 'parameter/lumen/*'))],
    },
  ]);
}
