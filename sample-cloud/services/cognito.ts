import { ApiError, defineService, page } from '../define-service';
import { inRegion, pageSize } from './listing';

/** Cognito: user pools. Their users are not there to be read. */
export const cognito = defineService({
  name: 'cognito',
  signingName: 'cognito-idp',
  iamPrefix: 'cognito-idp',
  schemas: () => import('@aws-sdk/client-cognito-identity-provider'),
  operations: {
    ListUserPools({ MaxResults, NextToken }, context) {
      const size = pageSize(MaxResults, { most: 60 }, 'InvalidParameterException');
      const found = page(inRegion(context, 'AWS::Cognito::UserPool'), NextToken, size);
      return { UserPools: found.items.map(({ data: { Id, Name } }) => ({ Id, Name })), NextToken: found.next };
    },
    DescribeUserPool({ UserPoolId = '' }, { state, region }) {
      const pool = state.find('AWS::Cognito::UserPool', region, UserPoolId);
      if (!pool) throw new ApiError('ResourceNotFoundException', 400, `User pool ${UserPoolId} does not exist.`);
      return { UserPool: { ...pool.data, EstimatedNumberOfUsers: 4711, UserPoolTags: pool.tags } };
    },
  },
});
