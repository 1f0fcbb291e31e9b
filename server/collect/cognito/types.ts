import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider';

export interface CognitoResources {
  /** Without the estimated number of users, which moves by itself. */
  'AWS::Cognito::UserPool': Omit<UserPoolType, 'EstimatedNumberOfUsers' | 'UserPoolTags'>;
}
