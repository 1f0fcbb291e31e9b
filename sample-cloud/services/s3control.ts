import { ApiError, defineService } from '../define-service';

/** S3 Control: the account's own block on public buckets. */
export const s3control = defineService({
  name: 's3control',
  signingName: 's3',
  iamPrefix: 's3',
  schemas: () => import('@aws-sdk/client-s3-control'),
  operations: {
    GetPublicAccessBlock(input, { state, accountId }) {
      if (input.AccountId !== accountId) throw new ApiError('AccessDenied', 403, 'Access Denied');
      const block = state.find('AWS::S3::AccountSettings', 'global', accountId)?.data.publicAccessBlock;
      if (!block) throw new ApiError('NoSuchPublicAccessBlockConfiguration', 404, 'The public access block configuration was not found');
      return { PublicAccessBlockConfiguration: block };
    },
  },
});
