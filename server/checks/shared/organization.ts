import type { Organization } from '@aws-sdk/client-organizations';
import type { Resource } from '@/server/collect/types';
import { notApplicable, unknown } from '../define-check';
import type { Verdict } from '../types';

/** Asks about the organization, where the account manages one. */
export function withManagedOrganization(
  { data }: Resource<'AWS::Organizations::Organization'>,
  account: string,
  ask: (organization: Pick<Organization, 'Id' | 'MasterAccountId'>) => Verdict,
): Verdict {
  const { organization } = data;
  if (organization === undefined) return unknown('Not known: whether the account belongs to an organization was not given');
  if (organization === null) return notApplicable('The account belongs to no organization');
  const { MasterAccountId: manager = '' } = organization;
  if (manager !== account) return notApplicable(`Account ${manager} manages the organization, and decides this`, { manager });
  return ask(organization);
}
