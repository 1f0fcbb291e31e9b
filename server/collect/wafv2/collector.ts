import type { Collector } from '../types';

/** Web ACLs of a region; those of CloudFront are kept, and read, in us-east-1. */
export const wafV2Collector: Collector = {
  service: 'wafv2',
  scope: 'regional',
  types: ['AWS::WAFv2::WebACL'],
  operations: [
    { operation: 'wafv2:ListWebACLs', level: 'list', types: ['AWS::WAFv2::WebACL'] },
    { operation: 'wafv2:ListLoggingConfigurations', level: 'list', types: ['AWS::WAFv2::WebACL'], enumerates: false },
    { operation: 'wafv2:ListResourcesForWebACL', level: 'resource', types: ['AWS::WAFv2::WebACL'] },
    { operation: 'wafv2:ListTagsForResource', level: 'resource', types: ['AWS::WAFv2::WebACL'] },
  ],
  async *collect(context) {
    const { collectWafV2 } = await import('./collect-wafv2');
    yield* collectWafV2(context);
  },
};
