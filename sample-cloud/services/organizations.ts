import { ApiError, defineService, type OperationContext, page } from '../define-service';
import { pageSize } from './listing';

function organizationOf({ account }: OperationContext) {
  if (!account.organization)
    throw new ApiError('AWSOrganizationsNotInUseException', 400, 'Your account is not a member of an organization.');
  return account.organization;
}

/** AWS Organizations, as a management account sees it. */
export const organizations = defineService({
  name: 'organizations',
  signingName: 'organizations',
  schemas: () => import('@aws-sdk/client-organizations'),
  operations: {
    DescribeOrganization(_input, context) {
      const { id, managementAccountId } = organizationOf(context);
      return {
        Organization: {
          Id: id,
          Arn: `arn:${context.partition}:organizations::${managementAccountId}:organization/${id}`,
          FeatureSet: 'ALL' as const,
          MasterAccountId: managementAccountId,
          MasterAccountArn: `arn:${context.partition}:organizations::${managementAccountId}:account/${id}/${managementAccountId}`,
        },
      };
    },
    ListDelegatedAdministrators(input, context) {
      const { id } = organizationOf(context);
      const delegates = context.state.find('AWS::Organizations::Organization', 'global', id)?.data.delegatedAdministrators ?? [];
      const found = page(delegates, input.NextToken, pageSize(input.MaxResults, { most: 20 }, 'InvalidInputException'));
      return { DelegatedAdministrators: [...found.items], NextToken: found.next };
    },
    ListAccounts(input, context) {
      const { id, managementAccountId, members } = organizationOf(context);
      const joined = members.filter((member) => member.joined <= context.now);
      const found = page(joined, input.NextToken, pageSize(input.MaxResults, { most: 20 }, 'InvalidInputException'));
      return {
        Accounts: found.items.map((member) => ({
          Id: member.id,
          Arn: `arn:${context.partition}:organizations::${managementAccountId}:account/${id}/${member.id}`,
          Name: member.name,
          Status: member.status,
          JoinedMethod: 'CREATED' as const,
          JoinedTimestamp: member.joined,
        })),
        NextToken: found.next,
      };
    },
  },
});
