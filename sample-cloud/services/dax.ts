import { ApiError, defineService } from '../define-service';
import { tagList } from '../worlds/draft';
import { listed, pageSize } from './listing';

/** DynamoDB Accelerator: clusters. */
export const dax = defineService({
  name: 'dax',
  signingName: 'dax',
  schemas: () => import('@aws-sdk/client-dax'),
  operations: {
    DescribeClusters(input, context) {
      const size = pageSize(input.MaxResults, { least: 20, most: 100 }, 'InvalidParameterValueException');
      const { items, next } = listed(context, 'AWS::DAX::Cluster', input.NextToken, size);
      return { Clusters: items, NextToken: next };
    },
    ListTags({ ResourceName = '' }, { state, region }) {
      const found = state.find('AWS::DAX::Cluster', region, ResourceName);
      if (!found) throw new ApiError('InvalidARNFault', 400, `${ResourceName} is not known.`);
      return { Tags: tagList(found.tags) };
    },
  },
});
