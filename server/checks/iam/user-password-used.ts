import { defineCheck, fail, pass, unknown } from '../define-check';
import { passwordLastSeen, userReportNeeds, withPassword } from '../shared/credential-report';
import { dayText, isOlderThan } from '../shared/dates';

export const check = defineCheck({
  id: 'iam/user-password-used',
  title: 'Console passwords that nobody uses are removed',
  severity: 'medium',
  resourceType: 'AWS::IAM::User',
  needs: userReportNeeds,
  why: 'The password of somebody who left or changed jobs stays a way in that nobody watches.',
  remedy: {
    text: 'Take the console password away; it can be given back when it is needed. Delete the user if it has no other purpose.',
    cli: 'aws iam delete-login-profile --user-name <user>',
  },
  aliases: { prowler: ['iam_user_console_access_unused'], securityHub: ['IAM.22', 'IAM.8'] },
  requirements: { 'cis-3.0': ['1.12'], 'cis-5.0': ['1.11'], 'cis-7.0': ['2.11'], fsbp: ['IAM.8', 'IAM.22'] },
  parameters: {
    days: {
      default: 45,
      min: 1,
      max: 365,
      description: 'After how many days without sign-in a password counts as unused',
      source: 'CIS 5.0 1.11',
    },
  },
  evaluate: ({ data }, _snapshot, { now, parameters: { days = 45 } }) =>
    withPassword(data, (report) => {
      const seen = passwordLastSeen(report);
      if (!seen) return unknown('The credential report tells neither when the password was set nor when it was used');
      const evidence = { lastUsed: report.passwordLastUsed, set: report.passwordLastChanged, userCreated: report.userCreationTime };
      const summary = report.passwordLastUsed
        ? `The password was last used or set on ${dayText(seen)}`
        : `The password was set on ${dayText(seen)} and never used`;
      return isOlderThan(seen, days, now) ? fail(summary, evidence) : pass(summary, evidence);
    }),
});
