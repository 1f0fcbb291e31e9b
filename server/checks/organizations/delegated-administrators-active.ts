import { defineCheck, fail, pass, unknown } from '../define-check';
import { someRows } from '../shared/evidence-rows';
import { withManagedOrganization } from '../shared/organization';
import { some } from '../shared/security-groups';

export const check = defineCheck({
  id: 'organizations/delegated-administrators-active',
  title: 'Accounts that administer the organization are active members',
  severity: 'high',
  resourceType: 'AWS::Organizations::Organization',
  needs: ['organizations:DescribeOrganization', 'organizations:ListDelegatedAdministrators'],
  why: 'A delegated administrator acts for its service in all accounts. One that is suspended or being closed has nobody who watches it, and keeps that power when it is opened again.',
  remedy: {
    text: 'Look through the list in the evidence, take the delegation away from accounts that should not have it, and give it to one that your security team looks after.',
    console: 'AWS Organizations → Services → the service → Delegated administrators.',
    cli: 'aws organizations list-delegated-services-for-account --account-id <account-id>\naws organizations deregister-delegated-administrator --account-id <account-id> --service-principal <service-principal>',
    terraform:
      'resource "aws_organizations_delegated_administrator" "this" {\n  account_id        = "<security-account-id>"\n  service_principal = "<service-principal>"\n}',
  },
  differs: 'Not critical: a closed account cannot be signed in to, but it can be opened again within 90 days with its rights.',
  aliases: { prowler: ['organizations_delegated_administrators'] },
  requirements: { 'cis-7.0': ['2.1.5', '2.1.6'] },
  evaluate: (resource, _snapshot, { account }) =>
    withManagedOrganization(resource, account, () => {
      const { delegatedAdministrators } = resource.data;
      if (!delegatedAdministrators) return unknown('Not known: the delegated administrators were not given');
      const rows = delegatedAdministrators.map(({ Id = '', Name = '', Status = '', JoinedMethod = '', DelegationEnabledDate }) => ({
        account: Id,
        name: Name,
        status: Status,
        joined: JoinedMethod,
        since: DelegationEnabledDate?.toISOString() ?? null,
      }));
      const evidence = someRows('delegatedAdministrators', rows, 20);
      const idle = rows.filter(({ status }) => status !== 'ACTIVE');
      if (idle.length > 0)
        return fail(`Not active, and still administering: ${some(idle.map(({ account: id, name }) => name || id))}`, evidence);
      if (rows.length === 0) return pass('No account administers the organization beside its management account', evidence);
      return pass(`All ${rows.length} delegated administrators are active members`, evidence);
    }),
});
