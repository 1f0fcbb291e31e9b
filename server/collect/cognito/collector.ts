import type { Collector } from '../types';

/** User pools. Their users are not looked at. */
export const cognitoCollector: Collector = {
  service: 'cognito',
  scope: 'regional',
  types: ['AWS::Cognito::UserPool'],
  operations: [
    { operation: 'cognito:ListUserPools', level: 'list', types: ['AWS::Cognito::UserPool'], actions: ['cognito-idp:ListUserPools'] },
    {
      operation: 'cognito:DescribeUserPool',
      level: 'resource',
      types: ['AWS::Cognito::UserPool'],
      actions: ['cognito-idp:DescribeUserPool'],
    },
  ],
  async *collect(context) {
    const { collectCognito } = await import('./collect-cognito');
    yield* collectCognito(context);
  },
};
