import { defineCheck, fail, pass, unknown } from '../define-check';
import { detectorNeeds, withDetector } from '../shared/detectors';

export const check = defineCheck({
  id: 'guardduty/centrally-managed',
  title: 'GuardDuty is administered from one account',
  severity: 'medium',
  resourceType: 'AWS::GuardDuty::RegionSettings',
  needs: [...detectorNeeds, 'guardduty:GetAdministratorAccount', 'guardduty:ListMembers'],
  why: 'Detections that arrive in each account by itself are read by nobody, and whoever owns the account can switch them off.',
  remedy: {
    text: 'Delegate GuardDuty to a security account of the organization, which takes all accounts in as members.',
    console: 'GuardDuty → Settings → Delegated Administrator (in the management account).',
    cli: 'aws guardduty enable-organization-admin-account --admin-account-id <account-id>',
    terraform: 'resource "aws_guardduty_organization_admin_account" "this" {\n  admin_account_id = "<account-id>"\n}',
  },
  aliases: { prowler: ['guardduty_centrally_managed'] },
  evaluate: ({ data, region }) =>
    withDetector(data, region, () => {
      const { administrator, members } = data;
      if (administrator === undefined || members === undefined) return unknown('Not known: who administers the detector was not given');
      const evidence = {
        administrator: administrator?.AccountId ?? null,
        relationship: administrator?.RelationshipStatus ?? null,
        hasMembers: members > 0,
      };
      if (administrator?.AccountId && administrator.RelationshipStatus === 'Enabled')
        return pass(`The account ${administrator.AccountId} administers the detector`, evidence);
      return members > 0
        ? pass('The account administers the detectors of others', evidence)
        : fail(`Nobody administers the detector in ${region} from another account`, evidence);
    }),
});
