import { ApiError, defineService, page } from '../define-service';
import { inRegion, pageSize } from './listing';

/** S3 Control: the account's own block on public buckets, and access points. */
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
    ListAccessPoints(input, context) {
      const size = pageSize(input.MaxResults, { most: 1000 }, 'InvalidRequest');
      const found = page(inRegion(context, 'AWS::S3::AccessPoint'), input.NextToken, size);
      return { AccessPointList: found.items.map(({ data: { block: _, ...point } }) => point), NextToken: found.next };
    },
    GetAccessPoint({ Name = '' }, { state, region }) {
      const found = state.find('AWS::S3::AccessPoint', region, Name);
      if (!found) throw new ApiError('NoSuchAccessPoint', 404, 'The specified accesspoint does not exist');
      const { block, ...point } = found.data;
      return { ...point, PublicAccessBlockConfiguration: block };
    },
    ListMultiRegionAccessPoints(input, { state }) {
      const size = pageSize(input.MaxResults, { most: 1000 }, 'InvalidRequest');
      const found = page(state.list('AWS::S3::MultiRegionAccessPoint', 'global'), input.NextToken, size);
      return { AccessPoints: found.items.map(({ data }) => data), NextToken: found.next };
    },
  },
});
