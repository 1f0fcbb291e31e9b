import type { WorldResource } from '../contract';
import { ApiError, defineService, type OperationContext, page } from '../define-service';
import { tagList } from '../worlds/draft';
import { pick } from '../worlds/ids';
import { inRegion } from './listing';

type Acl = WorldResource<'AWS::WAFv2::WebACL'>;

function ofScope(scope: string | undefined, context: OperationContext): readonly Acl[] {
  if (scope === 'CLOUDFRONT' && context.region !== 'us-east-1')
    throw new ApiError('WAFInvalidParameterException', 400, 'The scope is not valid: CLOUDFRONT is only served in us-east-1.');
  const all = inRegion(context, 'AWS::WAFv2::WebACL');
  return all.slice(0, all.length).filter(({ data }) => data.scope === scope);
}

function aclOf(arn = '', { state, region }: OperationContext): Acl {
  const found = state.find('AWS::WAFv2::WebACL', region, arn);
  if (!found)
    throw new ApiError('WAFNonexistentItemException', 400, 'AWS WAF couldn’t perform the operation because your resource doesn’t exist.');
  return found;
}

/** WAF: web ACLs, what they guard and where they log. */
export const wafv2 = defineService({
  name: 'wafv2',
  signingName: 'wafv2',
  schemas: () => import('@aws-sdk/client-wafv2'),
  operations: {
    ListWebACLs({ Scope, Limit = 100, NextMarker }, context) {
      const found = page(ofScope(Scope, context), NextMarker, Limit);
      return {
        WebACLs: found.items.map(({ id, data: { scope: _, logging: __, loadBalancers: ___, ...acl } }) => ({
          ...acl,
          LockToken: String(pick(`lock/${id}`, 1_000_000)),
        })),
        NextMarker: found.next,
      };
    },
    ListLoggingConfigurations({ Scope, Limit = 100, NextMarker }, context) {
      const all = ofScope(Scope, context).flatMap(({ data: { logging } }) => (logging ? [logging] : []));
      const found = page(all, NextMarker, Limit);
      return { LoggingConfigurations: [...found.items], NextMarker: found.next };
    },
    ListResourcesForWebACL: ({ WebACLArn }, context) => ({ ResourceArns: [...(aclOf(WebACLArn, context).data.loadBalancers ?? [])] }),
    ListTagsForResource: ({ ResourceARN }, context) => ({
      TagInfoForResource: { ResourceARN, TagList: tagList(aclOf(ResourceARN, context).tags) },
    }),
  },
});
