import { ApiError, defineService, page } from '../define-service';
import { tagList } from '../worlds/draft';
import { inRegion, pageSize } from './listing';

/** Secrets Manager: what is known about secrets. Their values are not there to be read. */
export const secretsmanager = defineService({
  name: 'secretsmanager',
  signingName: 'secretsmanager',
  schemas: () => import('@aws-sdk/client-secrets-manager'),
  operations: {
    ListSecrets({ MaxResults, NextToken }, context) {
      const size = pageSize(MaxResults, { most: 100 }, 'InvalidParameterException');
      const found = page(inRegion(context, 'AWS::SecretsManager::Secret'), NextToken, size);
      return {
        SecretList: found.items.map(({ tags, data: { policy: _, ...entry } }) => ({ ...entry, Tags: tagList(tags) })),
        NextToken: found.next,
      };
    },
    GetResourcePolicy({ SecretId = '' }, { state, region }) {
      const secret = state.find('AWS::SecretsManager::Secret', region, SecretId);
      if (!secret) throw new ApiError('ResourceNotFoundException', 400, 'Secrets Manager can’t find the specified secret.');
      return { ARN: secret.arn, Name: secret.id, ...(secret.data.policy && { ResourcePolicy: secret.data.policy }) };
    },
  },
});
