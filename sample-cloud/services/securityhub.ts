import type { AwsSecurityFinding } from '@aws-sdk/client-securityhub';
import { ApiError, defineService, type OperationContext, page } from '../define-service';
import { pageSize } from './listing';

function settingsOf({ state, region, accountId }: OperationContext) {
  const settings = state.find('AWS::SecurityHub::RegionSettings', region, region)?.data;
  if (!settings?.hub) throw new ApiError('InvalidAccessException', 401, `Account ${accountId} is not subscribed to AWS Security Hub`);
  return { ...settings, hub: settings.hub };
}

/** What was imported, by account, region and id: a finding that is told again takes the place of what was known. */
const imported = new Map<string, AwsSecurityFinding>();

/** What an account's hub in a region has been told. */
export const importedFindings = (accountId: string, region: string): AwsSecurityFinding[] =>
  [...imported].filter(([key]) => key.startsWith(`${accountId} ${region} `)).map(([, finding]) => finding);

/** Security Hub: whether it is enabled, and what reports to it. */
export const securityhub = defineService({
  name: 'securityhub',
  signingName: 'securityhub',
  schemas: () => import('@aws-sdk/client-securityhub'),
  operations: {
    BatchImportFindings({ Findings = [] }, context) {
      settingsOf(context);
      const { accountId, region, partition } = context;
      if (Findings.length < 1 || Findings.length > 100)
        throw new ApiError('InvalidInputException', 400, 'Between 1 and 100 findings can be imported at once.');
      const product = `arn:${partition}:securityhub:${region}:${accountId}:product/${accountId}/default`;
      const refused = Findings.filter(
        (finding) => finding.ProductArn !== product || finding.AwsAccountId !== accountId || (finding.Resources ?? []).length === 0,
      );
      for (const finding of Findings) {
        const key = `${accountId} ${region} ${finding.Id}`;
        const known = imported.get(key);
        const isNewer = !known || Date.parse(finding.UpdatedAt ?? '') > Date.parse(known.UpdatedAt ?? '');
        if (!refused.includes(finding) && isNewer) imported.set(key, { ...finding, Workflow: known?.Workflow ?? finding.Workflow });
      }
      return {
        FailedCount: refused.length,
        SuccessCount: Findings.length - refused.length,
        FailedFindings: refused.map(({ Id = '' }) => ({ Id, ErrorCode: 'InvalidInput', ErrorMessage: 'The finding is not valid.' })),
      };
    },
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
