import type { WorldResource } from '../contract';
import { ApiError, defineService, type OperationContext, page } from '../define-service';
import { tagList } from '../worlds/draft';
import { pageSize } from './listing';

type Distribution = WorldResource<'AWS::CloudFront::Distribution'>;

function distributionOf(idOrArn = '', { state }: OperationContext): Distribution {
  const found = state.find('AWS::CloudFront::Distribution', 'global', idOrArn);
  if (!found) throw new ApiError('NoSuchDistribution', 404, 'The specified distribution does not exist.');
  return found;
}

/** CloudFront: distributions. It is one for the world, and served in us-east-1. */
export const cloudfront = defineService({
  name: 'cloudfront',
  signingName: 'cloudfront',
  schemas: () => import('@aws-sdk/client-cloudfront'),
  operations: {
    ListDistributions({ MaxItems, Marker }, { state }) {
      const size = pageSize(MaxItems === undefined ? undefined : Number(MaxItems), { most: 100 }, 'InvalidArgument');
      const found = page(state.list('AWS::CloudFront::Distribution', 'global'), Marker || undefined, size);
      const Items = found.items.map(
        ({ data: { defaultRootObject: _, logging: __, deliveries: ___, originBuckets: ____, ...summary } }) => summary,
      );
      return {
        DistributionList: {
          Marker: Marker ?? '',
          NextMarker: found.next,
          MaxItems: size,
          IsTruncated: found.next !== undefined,
          Quantity: Items.length,
          ...(Items.length > 0 && { Items }),
        },
      };
    },
    GetDistributionConfig({ Id }, context) {
      const { id, data } = distributionOf(Id, context);
      return {
        ETag: `E${id}`,
        DistributionConfig: {
          CallerReference: id,
          DefaultRootObject: data.defaultRootObject,
          Logging: data.logging ?? undefined,
          Origins: data.Origins,
          DefaultCacheBehavior: data.DefaultCacheBehavior,
          Comment: data.Comment,
          Enabled: data.Enabled,
        },
      };
    },
    ListTagsForResource: ({ Resource }, context) => ({ Tags: { Items: tagList(distributionOf(Resource, context).tags) } }),
  },
});
