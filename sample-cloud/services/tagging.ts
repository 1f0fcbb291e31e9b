import type { ResourceType } from '@/server/collect/types';
import { ApiError, defineService, page } from '../define-service';
import { tagList } from '../worlds/draft';
import { inRegion, pageSize } from './listing';

/** How the Tagging API calls the types that are asked for through it. */
const types: Readonly<Record<string, ResourceType>> = { 'lambda:function': 'AWS::Lambda::Function' };

/** Resource Groups Tagging API: tags in bulk. */
export const tagging = defineService({
  name: 'tagging',
  signingName: 'tagging',
  iamPrefix: 'tag',
  schemas: () => import('@aws-sdk/client-resource-groups-tagging-api'),
  operations: {
    GetResources({ ResourceTypeFilters = [], ResourcesPerPage, PaginationToken }, context) {
      const [filter = ''] = ResourceTypeFilters;
      const type = types[filter];
      if (!type || ResourceTypeFilters.length !== 1)
        throw new ApiError(
          'InvalidParameterException',
          400,
          `The sample cloud does not list the tags of ${ResourceTypeFilters.join() || 'everything'}.`,
        );
      const size = pageSize(ResourcesPerPage, { most: 100 }, 'InvalidParameterException');
      // A resource that never had a tag is not listed; as in AWS, a page may thus be short.
      const found = page(inRegion(context, type), PaginationToken || undefined, size);
      return {
        ResourceTagMappingList: found.items
          .filter(({ tags }) => Object.keys(tags).length > 0)
          .map(({ arn, tags }) => ({ ResourceARN: arn, Tags: tagList(tags) })),
        PaginationToken: found.next ?? '',
      };
    },
  },
});
