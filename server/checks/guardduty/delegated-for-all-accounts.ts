import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { detectorNeeds, withDetector } from '../shared/detectors';

export const check = defineCheck({
  id: 'guardduty/delegated-for-all-accounts',
  title: 'The organization’s GuardDuty is delegated, and turned on for every account',
  severity: 'high',
  resourceType: 'AWS::GuardDuty::RegionSettings',
  needs: [...detectorNeeds, 'guardduty:ListOrganizationAdminAccounts', 'guardduty:DescribeOrganizationConfiguration'],
  why: 'An account that is made tomorrow is watched only if the delegated administrator turns GuardDuty on for it by itself.',
  remedy: {
    text: 'Delegate GuardDuty in every region, and let the delegated account enable it for all accounts of the organization.',
    console: 'GuardDuty → Accounts → Auto-enable (in the delegated account, in each region).',
    cli: 'aws guardduty update-organization-configuration --detector-id <detector-id> --auto-enable-organization-members ALL',
    terraform:
      'resource "aws_guardduty_organization_configuration" "this" {\n  detector_id                      = aws_guardduty_detector.this.id\n  auto_enable_organization_members = "ALL"\n}',
  },
  aliases: { prowler: ['guardduty_delegated_admin_enabled_all_regions'] },
  evaluate: ({ data, region }) =>
    withDetector(data, region, () => {
      const { delegatedAdministrators: delegated, organization } = data;
      if (delegated === undefined || organization === undefined)
        return unknown('Not known: how the organization uses GuardDuty was not given');
      if (delegated === null && organization === null)
        return notApplicable('The account neither manages an organization nor administers GuardDuty for one');
      const auto = organization?.AutoEnableOrganizationMembers ?? null;
      const evidence = { delegatedTo: delegated === null ? null : [...delegated], autoEnable: auto };
      if (delegated?.length === 0) return fail(`GuardDuty is delegated to no account in ${region}`, evidence);
      if (organization && auto !== 'ALL' && auto !== 'NEW') return fail(`New accounts are not watched in ${region}`, evidence);
      return pass(
        organization
          ? `GuardDuty is turned on for accounts of the organization in ${region}`
          : `GuardDuty is delegated to ${delegated?.join(', ')}`,
        evidence,
      );
    }),
});
