import { enrichment, listing } from '../spec';
import type { Collector } from '../types';

const instance = 'AWS::SSM::ManagedInstance';
const document = 'AWS::SSM::Document';

/** Three listings a region, and two calls for each document of the account's own: one where its version was read before. */
export const ssmCollector: Collector = {
  service: 'ssm',
  scope: 'regional',
  types: [instance, document],
  operations: [
    listing('ssm:DescribeInstanceInformation', instance),
    { ...listing('ssm:ListResourceComplianceSummaries', instance), enumerates: false },
    listing('ssm:ListDocuments', document),
    enrichment('ssm:DescribeDocumentPermission', document),
    enrichment('ssm:GetDocument', document),
  ],
  async *collect(context) {
    const { collectSsm } = await import('./collect-ssm');
    yield* collectSsm(context);
  },
};
