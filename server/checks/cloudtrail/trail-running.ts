import { defineCheck, fail, pass, unknown } from '../define-check';
import { dayText, toDate } from '../shared/dates';
import { trailNeeds } from '../shared/trail-bucket';

export const check = defineCheck({
  id: 'cloudtrail/trail-running',
  title: 'Trails are not stopped',
  severity: 'medium',
  resourceType: 'AWS::CloudTrail::Trail',
  needs: [...trailNeeds, 'cloudtrail:GetTrailStatus'],
  why: 'A stopped trail looks as if it were there but records nothing; stopping it is an old way to hide what comes next.',
  remedy: {
    text: 'Find out who stopped it and why, then start it, or delete it if another trail has taken its place.',
    console: 'CloudTrail → Trails → the trail → Start logging.',
    cli: 'aws cloudtrail start-logging --name <trail-arn>',
  },
  aliases: {},
  evaluate: ({ data: { status } }) => {
    if (status?.IsLogging === undefined) return unknown('No telling whether the trail is running: its status was not given');
    if (status.IsLogging) return pass('The trail is running', { running: true });
    const stopped = toDate(status.StopLoggingTime);
    return fail(stopped ? `The trail was stopped on ${dayText(stopped)}` : 'The trail was never started', {
      running: false,
      stopped: stopped?.toISOString() ?? null,
    });
  },
});
