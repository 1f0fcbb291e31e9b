import type { OperationName } from '@/server/aws/operation';
import type { Collector, OperationSpec } from '../types';

/** What is told about users and the account beside the bulk listing. */
const completing = (operation: OperationName): OperationSpec => ({
  operation,
  level: 'list',
  types: ['AWS::IAM::User', 'AWS::IAM::AccountSettings'],
  enumerates: false,
});

/** Users, groups, roles and policies come from one bulk listing. Only users who may work with a watched service are asked about. */
export const iamCollector: Collector = {
  service: 'iam',
  scope: 'global',
  types: [
    'AWS::IAM::User',
    'AWS::IAM::Group',
    'AWS::IAM::Role',
    'AWS::IAM::InstanceProfile',
    'AWS::IAM::ManagedPolicy',
    'AWS::IAM::ServerCertificate',
    'AWS::IAM::SAMLProvider',
    'AWS::IAM::OIDCProvider',
    'AWS::IAM::AccountSettings',
  ],
  operations: [
    {
      operation: 'iam:GetAccountAuthorizationDetails',
      level: 'list',
      types: ['AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::Role', 'AWS::IAM::InstanceProfile', 'AWS::IAM::ManagedPolicy'],
    },
    completing('iam:GenerateCredentialReport'),
    completing('iam:GetCredentialReport'),
    completing('iam:ListVirtualMFADevices'),
    { operation: 'iam:GetAccountSummary', level: 'resource', types: ['AWS::IAM::AccountSettings'] },
    { operation: 'iam:GetAccountPasswordPolicy', level: 'resource', types: ['AWS::IAM::AccountSettings'] },
    { operation: 'iam:ListAccountAliases', level: 'resource', types: ['AWS::IAM::AccountSettings'] },
    { operation: 'iam:GenerateServiceLastAccessedDetails', level: 'resource', types: ['AWS::IAM::User'] },
    { operation: 'iam:GetServiceLastAccessedDetails', level: 'resource', types: ['AWS::IAM::User'] },
    { operation: 'iam:ListServerCertificates', level: 'list', types: ['AWS::IAM::ServerCertificate'] },
    { operation: 'iam:ListSAMLProviders', level: 'list', types: ['AWS::IAM::SAMLProvider'] },
    { operation: 'iam:ListOpenIDConnectProviders', level: 'list', types: ['AWS::IAM::OIDCProvider'] },
    { operation: 'iam:GetOpenIDConnectProvider', level: 'resource', types: ['AWS::IAM::OIDCProvider'] },
  ],
  async *collect(context) {
    const { collectIam } = await import('./collect-iam');
    yield* collectIam(context);
  },
};
