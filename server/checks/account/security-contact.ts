import { defineCheck } from '../define-check';
import { alternateContactNeeds, alternateContactRemedy, judgeAlternateContact } from '../shared/alternate-contact';

export const check = defineCheck({
  id: 'account/security-contact',
  title: 'The account has a security contact',
  severity: 'medium',
  resourceType: 'AWS::Account::Account',
  needs: alternateContactNeeds,
  why: 'Warnings of AWS about leaked keys or abuse go to the owner of the root address alone, and may lie unread for days.',
  remedy: alternateContactRemedy('SECURITY', 'Register the mailbox of a team that reads it every day, with a phone number.'),
  aliases: { prowler: ['account_security_contact_information_is_registered'], securityHub: ['Account.1'] },
  requirements: { 'cis-3.0': ['1.2'], 'cis-5.0': ['1.2'], 'cis-7.0': ['2.3'], fsbp: ['Account.1'] },
  evaluate: ({ data }) => judgeAlternateContact(data, 'SECURITY'),
});
