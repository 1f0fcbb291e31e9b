import { ApiError, defineService, type OperationContext, page } from '../define-service';
import { pageSize } from './listing';

function settingsOf({ state, region, accountId }: OperationContext) {
  const settings = state.find('AWS::SecurityHub::RegionSettings', region, region)?.data;
  if (!settings?.hub) throw new ApiError('InvalidAccessException', 401, `Account ${accountId} is not subscribed to AWS Security Hub`);
  return { ...settings, hub: settings.hub };
}

/** Security Hub: whether it is enabled, and what reports to it. */
export const securityhub = defineService({
  name: 'securityhub',
  signingName: 'securityhub',
  schemas: () => import('@aws-sdk/client-securityhub'),
  operations: {
    DescribeHub: (_input, context) => settingsOf(context).hub,
    GetEnabledStandards(input, context) {
      const { standards = [] } = settingsOf(context);
      const found = page(standards, input.NextToken, pageSize(input.MaxResults, { most: 100 }, 'InvalidInputException'));
      return { StandardsSubscriptions: [...found.items], NextToken: found.next };
    },
    ListEnabledProductsForImport(input, context) {
      const { products = [] } = settingsOf(context);
      const found = page(products, input.NextToken, pageSize(input.MaxResults, { most: 100 }, 'InvalidInputException'));
      return { ProductSubscriptions: [...found.items], NextToken: found.next };
    },
  },
});
