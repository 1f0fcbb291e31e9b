import type { ResourceType } from '@/server/collect/types';
import type { WorldResource } from '../contract';
import { ApiError, defineService, page } from '../define-service';
import { concatenated } from '../sliceable';
import { tagList } from '../worlds/draft';
import { inRegion, pageSize } from './listing';

/** How the Tagging API calls the types that are asked for through it. */
const types: Readonly<Record<string, ResourceType>> = {
  'dax:cache': 'AWS::DAX::Cluster',
  'dynamodb:table': 'AWS::DynamoDB::Table',
  'ecr:repository': 'AWS::ECR::Repository',
  'elasticache:cluster': 'AWS::ElastiCache::CacheCluster',
  'elasticache:replicationgroup': 'AWS::ElastiCache::ReplicationGroup',
  'elasticache:user': 'AWS::ElastiCache::User',
  'es:domain': 'AWS::OpenSearchService::Domain',
  'kms:key': 'AWS::KMS::Key',
  'lambda:function': 'AWS::Lambda::Function',
  'sagemaker:endpoint-config': 'AWS::SageMaker::EndpointConfig',
  'sagemaker:model': 'AWS::SageMaker::Model',
  'sagemaker:notebook-instance': 'AWS::SageMaker::NotebookInstance',
  sns: 'AWS::SNS::Topic',
  sqs: 'AWS::SQS::Queue',
};

/** Resource Groups Tagging API: tags in bulk. */
export const tagging = defineService({
  name: 'tagging',
  signingName: 'tagging',
  iamPrefix: 'tag',
  schemas: () => import('@aws-sdk/client-resource-groups-tagging-api'),
  operations: {
    GetResources({ ResourceTypeFilters = [], ResourcesPerPage, PaginationToken }, context) {
      const wanted = ResourceTypeFilters.flatMap((filter) => types[filter] ?? []);
      if (wanted.length === 0 || wanted.length !== ResourceTypeFilters.length)
        throw new ApiError(
          'InvalidParameterException',
          400,
          `The sample cloud does not list the tags of ${ResourceTypeFilters.join() || 'everything'}.`,
        );
      const size = pageSize(ResourcesPerPage, { most: 100 }, 'InvalidParameterException');
      // A resource that never had a tag is not listed; as in AWS, a page may thus be short.
      const found = page(concatenated<WorldResource>(...wanted.map((type) => inRegion(context, type))), PaginationToken || undefined, size);
      return {
        ResourceTagMappingList: found.items
          .filter(({ tags }) => Object.keys(tags).length > 0)
          .map(({ arn, tags }) => ({ ResourceARN: arn, Tags: tagList(tags) })),
        PaginationToken: found.next ?? '',
      };
    },
  },
});
