import { ApiError, defineService, type OperationContext, page } from '../define-service';
import { needsOptIn } from '../worlds/regions';
import { pageSize } from './listing';

function accountOf({ state, accountId }: OperationContext) {
  return state.find('AWS::Account::Account', 'global', accountId)?.data;
}

/** Account management: the regions and whom to call. */
export const account = defineService({
  name: 'account',
  signingName: 'account',
  schemas: () => import('@aws-sdk/client-account'),
  operations: {
    ListRegions(input, context) {
      const wanted = input.RegionOptStatusContains;
      const regions = context.account.regions
        .map(({ name, enabled }) => ({
          RegionName: name,
          RegionOptStatus: enabled ? (needsOptIn(name) ? ('ENABLED' as const) : ('ENABLED_BY_DEFAULT' as const)) : ('DISABLED' as const),
        }))
        .filter(({ RegionOptStatus }) => !wanted || wanted.length === 0 || wanted.includes(RegionOptStatus));
      const found = page(regions, input.NextToken, pageSize(input.MaxResults, { most: 50, usual: 20 }, 'ValidationException'));
      return { Regions: [...found.items], NextToken: found.next };
    },
    GetContactInformation(_input, context) {
      const contact = accountOf(context)?.contact;
      if (!contact) throw new ApiError('ResourceNotFoundException', 404, 'No contact information found for the inputs provided.');
      return { ContactInformation: contact };
    },
    GetAlternateContact(input, context) {
      const contacts: Partial<Record<string, object | null>> = accountOf(context)?.alternateContacts ?? {};
      const contact = contacts[input.AlternateContactType ?? ''];
      if (!contact) throw new ApiError('ResourceNotFoundException', 404, 'No contact of the inputted alternate contact type found.');
      return { AlternateContact: contact };
    },
  },
});
