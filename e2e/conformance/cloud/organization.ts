import {
  CloseAccountCommand,
  CreateAccountCommand,
  CreateOrganizationCommand,
  OrganizationsClient,
  RegisterDelegatedAdministratorCommand,
} from '@aws-sdk/client-organizations';
import { type Expectation, fails, given, isUnknown, passes } from '../lib/expectation';
import type { Connect } from '../lib/moto';

/** An organization with one delegated administrator, which may have been closed since. */
async function arrangeOrganization(connect: Connect, closed: boolean): Promise<string> {
  const organizations = connect(OrganizationsClient);
  const { Organization } = await organizations.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
  const made = await organizations.send(new CreateAccountCommand({ AccountName: 'security', Email: `security-${closed}@shop.example` }));
  const AccountId = given(made.CreateAccountStatus?.AccountId);
  await organizations.send(new RegisterDelegatedAdministratorCommand({ AccountId, ServicePrincipal: 'guardduty.amazonaws.com' }));
  if (closed) await organizations.send(new CloseAccountCommand({ AccountId }));
  return given(Organization?.Id);
}

/** One organization that is looked after, managed by moto's own account. */
export async function arrangeKeptOrganization(connect: Connect): Promise<Expectation[]> {
  const id = await arrangeOrganization(connect, false);
  return [
    ...passes('organizations/delegated-administrators-active', id),
    // moto knows no features of central root access.
    ...isUnknown('iam/root-credentials-centrally-managed', id),
  ];
}

/** One whose administrator is gone, managed by the other account. */
export async function arrangeLeftOrganization(connect: Connect): Promise<Expectation[]> {
  return fails('organizations/delegated-administrators-active', await arrangeOrganization(connect, true));
}
