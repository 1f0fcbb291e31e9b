import { fixActions, onlyToInstances, operatePolicyDocument, operateTag, taggedCondition } from '@/server/permissions/operate-policy';
import type { PolicyStatement } from '@/server/permissions/policy-document';
import { principalPattern } from '../cloudformation';
import { defaultOperatorRoleName, type OperatorPlan } from './plan';

const withDefault = (value: string | null | undefined) => (value ? { Default: value } : {});

/** The statement as the template's parameters limit it. */
function parameterised(statement: PolicyStatement): object {
  if (statement.Sid === 'OperateInstances')
    return { ...statement, Condition: { 'Fn::If': ['IsLimitedToTagged', taggedCondition, { Ref: 'AWS::NoValue' }] } };
  return statement;
}

const passRole = {
  'Fn::If': [
    'HasLaunchRoles',
    {
      Sid: 'GiveLaunchedARole',
      Effect: 'Allow',
      Action: ['iam:PassRole'],
      Resource: { Ref: 'LaunchRoleArns' },
      Condition: onlyToInstances,
    },
    { Ref: 'AWS::NoValue' },
  ],
};

const fixes = {
  'Fn::If': ['HasFixes', { Sid: 'MendFindings', Effect: 'Allow', Action: fixActions, Resource: '*' }, { Ref: 'AWS::NoValue' }],
};

/** The role by which CloudLens changes things in an account: apart from the one that reads, and with an external id of its own. */
export function operatorTemplate(plan?: OperatorPlan): object {
  const { Statement } = operatePolicyDocument({ onlyTagged: false, launchRoles: [], withFixes: false });
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description:
      'Operator role for CloudLens: it starts, stops and launches EC2 instances, for one named identity, only with the external id.',
    Parameters: {
      CloudLensPrincipal: {
        Type: 'String',
        Description: 'ARN of the AWS identity that CloudLens runs as; its page for operating names it.',
        AllowedPattern: principalPattern,
        ConstraintDescription: 'must be the ARN of one IAM role or user',
        ...withDefault(plan?.principal),
      },
      ExternalId: {
        Type: 'String',
        Description: 'The external id that CloudLens issued for this very role, another one than the scan role has.',
        MinLength: 16,
        MaxLength: 1224,
        AllowedPattern: '[\\w+=,.@:/-]+',
        ...withDefault(plan?.externalId),
      },
      RoleName: {
        Type: 'String',
        Description: 'Must be the role that the external id was issued for.',
        MaxLength: 64,
        AllowedPattern: '[\\w+=,.@-]+',
        Default: plan?.roleName ?? defaultOperatorRoleName,
      },
      OnlyTagged: {
        Type: 'String',
        Description: `true: only instances that carry the tag ${operateTag.key}=${operateTag.value} can be operated.`,
        AllowedValues: ['true', 'false'],
        Default: String(plan?.onlyTagged ?? true),
      },
      LaunchRoleArns: {
        Type: 'CommaDelimitedList',
        Description:
          'ARNs of the roles that launched instances may carry. Empty: none, so templates with an instance profile cannot be launched from.',
        Default: plan?.launchRoles.join(',') ?? '',
      },
      WithFixes: {
        Type: 'String',
        Description: 'true: the commands by which CloudLens mends findings too, each after a person has approved it.',
        AllowedValues: ['true', 'false'],
        Default: String(plan?.withFixes ?? false),
      },
    },
    Conditions: {
      IsLimitedToTagged: { 'Fn::Equals': [{ Ref: 'OnlyTagged' }, 'true'] },
      HasFixes: { 'Fn::Equals': [{ Ref: 'WithFixes' }, 'true'] },
      HasLaunchRoles: { 'Fn::Not': [{ 'Fn::Equals': [{ 'Fn::Join': ['', { Ref: 'LaunchRoleArns' }] }, ''] }] },
    },
    Resources: {
      OperatorRole: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: { Ref: 'RoleName' },
          Description: 'CloudLens changes EC2 instances and launch templates of this account through this role, when a person asks for it',
          MaxSessionDuration: 3600,
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: { Ref: 'CloudLensPrincipal' } },
                Action: 'sts:AssumeRole',
                Condition: { StringEquals: { 'sts:ExternalId': { Ref: 'ExternalId' } } },
              },
            ],
          },
          Policies: [
            {
              PolicyName: 'CloudLensOperate',
              PolicyDocument: { Version: '2012-10-17', Statement: [...Statement.map(parameterised), passRole, fixes] },
            },
          ],
        },
      },
    },
    Outputs: { RoleArn: { Description: 'The role; CloudLens finds it by itself', Value: { 'Fn::GetAtt': ['OperatorRole', 'Arn'] } } },
  };
}
