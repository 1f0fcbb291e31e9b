import { defineCheck, fail, pass, unknown } from '../define-check';
import { dayText, isOlderThan, latest, toDate } from '../shared/dates';

export const check = defineCheck({
  id: 'iam/root-unused',
  title: 'Nobody works as the root user',
  severity: 'high',
  resourceType: 'AWS::IAM::AccountSettings',
  needs: ['iam:GetCredentialReport'],
  why: 'Work as root cannot be limited or told apart by person, and each use puts the strongest credential of the account at risk. An unexpected use may be an intruder.',
  remedy: {
    text: 'Find out who used root and for what (CloudTrail, userIdentity.type = Root). Give that person a role, and keep root for the few tasks that nothing else can do.',
    cli: 'aws cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=Username,AttributeValue=root',
  },
  aliases: { prowler: ['iam_avoid_root_usage'] },
  requirements: { 'cis-3.0': ['1.7'], 'cis-5.0': ['1.6'], 'cis-7.0': ['2.7'] },
  parameters: {
    days: {
      default: 1,
      min: 1,
      max: 365,
      description: 'For how many days a use of root is reported',
      source: 'CIS 5.0 1.6 names no number; one day is the usual reading for daily scans',
    },
  },
  evaluate: ({ data: { root } }, _snapshot, { now, parameters: { days = 1 } }) => {
    if (!root) return unknown('The credential report has no line for the root user');
    const used = latest([toDate(root.passwordLastUsed), ...root.accessKeys.map((key) => toDate(key.lastUsedDate))]);
    if (!used) return pass('AWS knows of no use of the root user', { lastUsed: null });
    const evidence = { lastUsed: used.toISOString(), passwordLastUsed: root.passwordLastUsed };
    const summary = `The root user was last used on ${dayText(used)}`;
    return isOlderThan(used, days, now) ? pass(summary, evidence) : fail(summary, evidence);
  },
});
