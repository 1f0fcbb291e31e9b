import { type DeepRead, deepReadKinds, deepReads } from '@/server/aws/deep-reads';
import { awsPolicies, extraPolicies, noDataPolicy, noDataPolicyBut } from '../policies';
import { policyOf } from '../policy-document';

/** Filled in for one connection; without it the template asks for each. */
export interface TemplateDefaults {
  principal?: string | null;
  externalId?: string;
  roleName?: string;
  rolePath?: string;
}

export const defaultRoleName = 'CloudLensScanRole';

/** One identity, never a wildcard; a whole account (`:root`) only fits when that is how we are known. */
export const principalPattern = '^arn:aws[a-z-]*:iam::\\d{12}:((role|user)/[\\w+=,.@/-]{1,512}|root)$';

const withDefault = (value: string | null | undefined) => (value ? { Default: value } : {});

/** A managed policy in the template, named by CloudFormation so that two stacks never collide. */
const managedPolicies = Object.fromEntries(
  extraPolicies.map(({ name, document }) => [
    name,
    {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { Description: 'What CloudLens reads beyond SecurityAudit and ViewOnlyAccess', PolicyDocument: document },
    },
  ]),
);

/** Contents that may be opted into: allowed where the parameter says so, denied everywhere else. */
function deepReadOrDenial(kind: DeepRead): object {
  const { parameter, actions } = deepReadKinds[kind];
  const document = policyOf(parameter, actions);
  return {
    PolicyName: `CloudLens${parameter}`,
    PolicyDocument: {
      ...document,
      Statement: document.Statement.map((statement) => ({
        ...statement,
        Effect: { 'Fn::If': [`Is${parameter}`, 'Allow', 'Deny'] },
      })),
    },
  };
}

/** The role by which CloudLens reads an account. Works in every partition, by itself and in a StackSet. */
export function cloudFormationTemplate(defaults?: TemplateDefaults): object {
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'Read-only role for CloudLens: it lets in one named identity, only with the external id, and reads no stored data.',
    Parameters: {
      CloudLensPrincipal: {
        Type: 'String',
        Description: 'ARN of the AWS identity that CloudLens runs as; its connect page names it.',
        AllowedPattern: principalPattern,
        ConstraintDescription: 'must be the ARN of one IAM role or user',
        ...withDefault(defaults?.principal),
      },
      ExternalId: {
        Type: 'String',
        Description: 'The external id that CloudLens issued for this very role. Do not make one up.',
        MinLength: 16,
        MaxLength: 1224,
        AllowedPattern: '[\\w+=,.@:/-]+',
        ...withDefault(defaults?.externalId),
      },
      RoleName: {
        Type: 'String',
        Description: 'Must be the role that the external id was issued for.',
        MaxLength: 64,
        AllowedPattern: '[\\w+=,.@-]+',
        Default: defaults?.roleName ?? defaultRoleName,
      },
      ...Object.fromEntries(
        deepReads.map((kind) => [
          deepReadKinds[kind].parameter,
          {
            Type: 'String',
            Description: `Off unless you want it. ${deepReadKinds[kind].title}: looked through for secrets.`,
            AllowedValues: ['yes', 'no'],
            Default: 'no',
          },
        ]),
      ),
    },
    Conditions: Object.fromEntries(
      deepReads.map((kind) => [`Is${deepReadKinds[kind].parameter}`, { 'Fn::Equals': [{ Ref: deepReadKinds[kind].parameter }, 'yes'] }]),
    ),
    Resources: {
      ScanRole: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: { Ref: 'RoleName' },
          ...(defaults?.rolePath && defaults.rolePath !== '/' ? { Path: defaults.rolePath } : {}),
          Description: 'CloudLens reads the configuration of this account through this role',
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
          ManagedPolicyArns: [
            // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation fills it in
            ...awsPolicies.map((name) => ({ 'Fn::Sub': `${'arn:${AWS::Partition}:iam::aws:policy/'}${name}` })),
            ...extraPolicies.map(({ name }) => ({ Ref: name })),
          ],
          Policies: [
            { PolicyName: noDataPolicy.name, PolicyDocument: noDataPolicyBut(deepReads).document },
            ...deepReads.map(deepReadOrDenial),
          ],
        },
      },
      ...managedPolicies,
    },
    Outputs: { RoleArn: { Description: 'The role; CloudLens finds it by itself', Value: { 'Fn::GetAtt': ['ScanRole', 'Arn'] } } },
  };
}
