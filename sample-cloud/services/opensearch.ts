import { ApiError, defineService } from '../define-service';
import { tagList } from '../worlds/draft';
import { inRegion } from './listing';

/** OpenSearch Service: domains, five described at once as in AWS. */
export const opensearch = defineService({
  name: 'opensearch',
  signingName: 'es',
  iamPrefix: 'es',
  schemas: () => import('@aws-sdk/client-opensearch'),
  operations: {
    ListDomainNames(_input, context) {
      const domains = inRegion(context, 'AWS::OpenSearchService::Domain');
      return { DomainNames: domains.slice(0, domains.length).map(({ id }) => ({ DomainName: id, EngineType: 'OpenSearch' as const })) };
    },
    DescribeDomains({ DomainNames = [] }, { state, region }) {
      if (DomainNames.length > 5) throw new ApiError('ValidationException', 400, 'Please provide a maximum of 5 domain names to describe.');
      return { DomainStatusList: DomainNames.flatMap((name) => state.find('AWS::OpenSearchService::Domain', region, name)?.data ?? []) };
    },
    ListTags({ ARN = '' }, { state, region }) {
      const found = state.find('AWS::OpenSearchService::Domain', region, ARN);
      if (!found) throw new ApiError('ResourceNotFoundException', 409, `${ARN} is not known.`);
      return { TagList: tagList(found.tags) };
    },
  },
});
