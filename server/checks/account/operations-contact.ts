import { defineCheck } from '../define-check';
import { alternateContactNeeds, alternateContactRemedy, judgeAlternateContact } from '../shared/alternate-contact';

export const check = defineCheck({
  id: 'account/operations-contact',
  title: 'The account has an operations contact',
  severity: 'low',
  resourceType: 'AWS::Account::Account',
  needs: alternateContactNeeds,
  why: 'News of retired hardware and planned interruptions then reach only the root address, and not those who run the workloads.',
  remedy: alternateContactRemedy('OPERATIONS', 'Register the mailbox of the team that runs the workloads.'),
  aliases: {},

  evaluate: ({ data }) => judgeAlternateContact(data, 'OPERATIONS'),
});
