import { defineCheck } from '../define-check';
import { alternateContactNeeds, alternateContactRemedy, judgeAlternateContact } from '../shared/alternate-contact';

export const check = defineCheck({
  id: 'account/billing-contact',
  title: 'The account has a billing contact',
  severity: 'low',
  resourceType: 'AWS::Account::Account',
  needs: alternateContactNeeds,
  why: 'Notices of failed payments and odd charges then reach only the root address; an unpaid account is suspended.',
  remedy: alternateContactRemedy('BILLING', 'Register the mailbox of those who pay the bills.'),
  aliases: {},

  evaluate: ({ data }) => judgeAlternateContact(data, 'BILLING'),
});
