import { defineCheck } from '../define-check';
import { secretRemedy } from '../shared/found-secrets';
import { judgeLooked } from '../shared/looked';

export const check = defineCheck({
  id: 'logs/log-group-no-secrets-in-events',
  title: 'Events of log groups hold no secrets',
  severity: 'medium',
  resourceType: 'AWS::Logs::LogGroup',
  needs: ['logs:DescribeLogGroups', 'logs:FilterLogEvents'],
  why: 'Logs are read by many people and tools, copied to archives and kept for long; a secret in them is known to all of these.',
  remedy: {
    text: secretRemedy(
      'keep it out of what is logged. Delete the log streams that hold it, or shorten the retention until they are gone; a data protection policy masks what slips through.',
    ),
    cli: 'aws logs delete-log-stream --log-group-name <group> --log-stream-name <stream>',
  },
  differs:
    'Passes only for a group whose events were all read, up to the last midnight; of a group that holds more than 2 MB the last whole day is read, which can find a secret but not rule one out.',
  aliases: { prowler: ['cloudwatch_log_group_no_secrets_in_logs'] },
  evaluate({ data: { events } }) {
    const verdict = judgeLooked(events, { where: 'The events', kind: 'events of log groups', of: 'events' });
    if (!events || 'notLooked' in events) return verdict;
    const { from, to } = events.window;
    const window = from === null ? `all events up to ${to}` : `events from ${from} to ${to}`;
    return {
      ...verdict,
      summary: verdict.status === 'pass' ? `${verdict.summary}: ${window}` : verdict.summary,
      evidence: { ...verdict.evidence, window },
    };
  },
});
